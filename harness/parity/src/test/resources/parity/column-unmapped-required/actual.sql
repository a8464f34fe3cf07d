create table users (id bigint primary key, tenant_id bigint not null);
