create type state as enum ('OPEN', 'DONE', 'LOST');
create type size as enum ('L', 'S');
