alter sequence order_ids increment by 1;
drop sequence ledger_seq;
alter table id_generators rename next_value to value;
alter table stamps alter column id drop identity;
alter table keys alter column id type varchar(32);
alter sequence invoice_ids as smallint;
alter table voucher_ids rename to voucher_counts;
create view voucher_ids as select * from voucher_counts offset 0;
