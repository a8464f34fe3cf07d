--changeset mira:by-email
create index concurrently customers_email on customers (email);
