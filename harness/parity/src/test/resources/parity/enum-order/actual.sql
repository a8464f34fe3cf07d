create type state as enum ('LOST', 'OPEN', 'DONE');
create type size as enum ('S', 'L');
