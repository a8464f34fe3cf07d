create table t (id bigint primary key, label varchar(20), code varchar(20) not null, kind varchar(9) check (kind in ('A', 'B')), short varchar(20),
  level integer default 1);
create domain label as varchar(20);
create domain renamed as varchar(20);
create table named (id bigint primary key, same label, other renamed, plain label);
