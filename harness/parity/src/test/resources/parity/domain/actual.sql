create domain label as varchar(20);
create domain code as varchar(20) not null constraint ck_code check (value <> '');
create domain kind as varchar(9) constraint ck_kind check (value in ('B', 'A'));
create domain short as varchar(10) not null;
create domain level as integer default 1;
create domain deep as level constraint ck_deep check (value > 0);
create table t (id bigint primary key, label label, code code, kind kind, short short, level deep, extra code);
create table named (id bigint primary key, same label, other label, plain varchar(20));
create domain renamed as varchar(20);
