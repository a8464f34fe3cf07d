create type lost as enum ('A');
create type state as enum ('OPEN', 'DONE');
