--changeset mira:start-over
truncate customers cascade;
