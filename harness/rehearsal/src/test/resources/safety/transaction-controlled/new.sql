--changeset mira:begin splitStatements:false
begin; alter table orders add column flag boolean;
