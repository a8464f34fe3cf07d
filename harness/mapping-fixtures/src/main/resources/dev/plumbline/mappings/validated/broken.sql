alter table articles
  alter name drop not null,
  alter sku type varchar(11),
  alter glaze type varchar(6),
  alter kilos type numeric(6, 3);
