create table totals (id bigint not null primary key, amount numeric(12, 2) not null, label varchar(20));
create table labels (id bigint not null primary key, short varchar(255), long varchar(20));
