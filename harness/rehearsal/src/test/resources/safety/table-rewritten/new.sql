--changeset mira:wider
alter table orders alter quantity type bigint;
--changeset mira:token
alter table customers add column token uuid default gen_random_uuid();
