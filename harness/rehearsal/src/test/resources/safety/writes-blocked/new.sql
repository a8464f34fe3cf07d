--changeset mira:by-note
create index orders_note on orders (note);
