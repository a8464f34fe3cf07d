--changeset mira:rating
alter table customers add column rating int;
update customers set rating = 0;
