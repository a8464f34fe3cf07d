--changeset mira:flags
alter table customers add column flag boolean;
alter table orders add column flag boolean;
