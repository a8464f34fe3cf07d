--changeset mira:products
alter table lines add column if not exists product text;
