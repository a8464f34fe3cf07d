--changeset mira:whole-amounts
alter table orders alter total type numeric(8,0);
