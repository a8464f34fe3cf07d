create table totals (id bigint not null primary key, amount numeric(12, 2) not null, label varchar(20));
