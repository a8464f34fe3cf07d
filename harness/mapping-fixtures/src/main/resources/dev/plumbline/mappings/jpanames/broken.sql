alter table customerorder rename deliverynote to delivery_note;
alter table customerorder_ordertags rename to customer_order_tags;
