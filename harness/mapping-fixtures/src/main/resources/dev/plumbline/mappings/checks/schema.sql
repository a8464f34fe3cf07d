create table ovens (
  id bigint primary key,
  heated_to integer not null check (heated_to > 20),
  trays smallint check (trays >= 1 and trays <= 12)
);
