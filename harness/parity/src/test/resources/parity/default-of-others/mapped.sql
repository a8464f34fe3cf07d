create table cards (id bigint not null primary key);
create table payments (id bigint not null primary key, number varchar(20), card_id bigint references cards, day integer, note varchar(20), place jsonb, rooms jsonb);
