alter table tills drop column open;
alter table tills alter column settings drop not null;
alter table tills drop constraint tills_address_key;
drop table displays;
