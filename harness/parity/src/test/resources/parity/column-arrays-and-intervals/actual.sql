create table t (id bigint primary key, tags varchar(255)[], sizes bigint[], waits interval, codes text[], short varchar(20)[]);
