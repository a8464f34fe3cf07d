alter table parcels alter column return_zip type varchar(5);
alter table parcels drop constraint parcels_unit_check;
alter table parcels add check (unit = 0);
alter sequence parcels_id_seq maxvalue 1000;
