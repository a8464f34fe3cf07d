--changeset mira:fill-note
update orders set note = 'none';
