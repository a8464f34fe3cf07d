--changeset mira:note-required
alter table orders alter note set not null;
--changeset mira:region
alter table customers add column region text not null;
