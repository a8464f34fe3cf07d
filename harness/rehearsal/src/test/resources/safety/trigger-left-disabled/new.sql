--changeset mira:quiet
alter table orders disable trigger orders_touch;
