--changeset mira:no-note
alter table orders drop column note;
