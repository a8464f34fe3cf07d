alter table cats rename animal_id to id;
alter table dogs drop constraint dogs_id_fkey;
alter table vehicles drop constraint vehicles_wheels_check;
alter table vehicles add check (wheels in (0, 4));
