alter table items drop column unit_price;
alter table items alter column secret_note type varchar(20);
