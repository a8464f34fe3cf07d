create table t (id bigint primary key, tags varchar(255)[], sizes integer[], waits interval second(6), codes integer[], short varchar(40)[]);
