--changeset mira:drop-index
drop index orders_customer;
--changeset mira:new-index runInTransaction:false
create index concurrently orders_customer_placed on orders (customer_id, placed_at);
