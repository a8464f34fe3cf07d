create sequence document_ids increment by 10;

create table letters (
  id bigint primary key,
  title varchar(255) not null,
  recipient varchar(255) not null
);

create table contracts (
  id bigint primary key,
  title varchar(255) not null,
  signed_on date,
  cover_letter_id bigint references letters
);
