-- the entity changed, its audit table did not
alter table prices_aud drop column amount;
alter table prices_aud drop constraint prices_aud_kind_check;
alter table prices_aud add check (kind in ('LIST'));
drop table price_regions_aud;
