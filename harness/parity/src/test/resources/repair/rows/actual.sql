create table a (id bigint primary key, code varchar(9), kind varchar(9) constraint ck_kind check (kind in ('X', 'Y', 'Z')));
comment on constraint ck_kind on a is 'kinds of a';
create table b (id bigint not null default 5, a_id bigint constraint b_a references a on update cascade deferrable, net integer, gross integer);
insert into a values (1, 'one', 'X'), (7, 'two', 'Y');
insert into b values (3, 7, 4, 0), (4, 1, 5, 0);
