--changeset mira:no-lines
drop table lines;
