--changeset mira:deliveries
create table deliveries (id serial primary key, order_id int references orders (id), at timestamp, code char(8), meta json);
create index deliveries_at on deliveries (at);
create index deliveries_at_again on deliveries (at);
create unlogged table visits (id bigint, page text);
create index an_index_name_that_is_far_longer_than_the_limit_of_sixty_three_bytes on deliveries (code);
