alter table products drop constraint products_ean_country_key;
alter table products add unique (ean, country, name);
alter table products alter column id drop default;
alter table currencies drop constraint currencies_code_key;
