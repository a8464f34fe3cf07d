create collation forgiving (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
create table t (id bigint primary key, name text collate forgiving, code text collate "C", sorted text collate "POSIX");
