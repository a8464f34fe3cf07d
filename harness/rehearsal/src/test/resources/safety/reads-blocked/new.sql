--changeset mira:total-positive
alter table orders add constraint total_positive check (total > 0);
--changeset mira:email-unique
alter table customers add constraint customers_email unique (email);
