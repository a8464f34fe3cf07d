--changeset mira:swap splitStatements:false
create table lines_new as select * from lines;
drop table lines;
alter table lines_new rename to lines;
