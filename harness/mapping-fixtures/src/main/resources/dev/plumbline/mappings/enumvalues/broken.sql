alter table orders drop constraint orders_stage_check;
alter table orders add check (stage between 0 and 20);
