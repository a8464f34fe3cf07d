alter table customer_order rename delivery_note to deliverynote;
alter sequence customer_order_seq rename to customer_order_sequence;
