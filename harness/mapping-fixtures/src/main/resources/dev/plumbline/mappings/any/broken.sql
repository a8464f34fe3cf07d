alter table photos alter column subject_id type integer;
alter table photos alter column subject_type type varchar(3);
alter table shop_offers drop column offer_type;
