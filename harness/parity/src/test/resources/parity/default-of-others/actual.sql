create table cards (id bigint primary key);
create table payments (id bigint primary key, number varchar(20) unique default 'none', card_id bigint default 0 references cards, day integer default 1, note varchar(20) unique default 'none', place text, rooms text);
