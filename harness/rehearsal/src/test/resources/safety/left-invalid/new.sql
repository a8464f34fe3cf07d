--changeset mira:quantity-positive
alter table orders add constraint quantity_positive check (quantity > 0) not valid;
