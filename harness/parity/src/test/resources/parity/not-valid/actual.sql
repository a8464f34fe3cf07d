create table a (id bigint primary key);
create table t (id bigint primary key, a_id bigint, b_id bigint, kind varchar(9), size integer, level integer, note text, memo text not null);
alter table t add constraint fk_a foreign key (a_id) references a not valid;
alter table t add constraint fk_b foreign key (b_id) references a not enforced;
alter table t add constraint ck_kind check (kind in ('B', 'A')) not valid;
alter table t add constraint ck_size check (size > 0) not valid;
alter table t add constraint ck_level check (level > 0) not enforced;
alter table t add constraint nn_note not null note not valid;
alter table t add constraint ck_unmapped check (level < 9) not enforced;
