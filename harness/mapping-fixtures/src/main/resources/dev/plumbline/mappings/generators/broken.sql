alter sequence order_ids increment by 1;
drop sequence ledger_seq;
alter table id_generators rename next_value to value;
alter table stamps alter column id drop identity;
alter table keys alter column id type varchar(32);
