create table reports (
  id bigint primary key,
  body oid,
  scan oid,
  thumbnail bytea,
  summary text,
  notes text,
  attachment bytea,
  author varchar(80),
  grade char(1) not null
);
