create table invoices (id bigint primary key);
create table items (id bigint generated always as identity primary key, net integer, gross integer generated always as (net * 3) stored);
create table lines (id bigint generated always as identity primary key, net integer, gross integer);
create table serials (id bigserial primary key);
create table plain (id bigint primary key, net integer, gross integer generated always as (net * 2) stored);
