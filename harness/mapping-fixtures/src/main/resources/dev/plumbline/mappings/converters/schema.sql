create table subscriptions (
  id bigint primary key,
  price bigint not null,
  plan varchar(1) not null,
  is_trial char(1) not null check (is_trial in ('N', 'Y')),
  paid integer check (paid in (0, 1)),
  constraint plan_known check (plan in ('B', 'P'))
);

create table subscription_fees (
  subscription_id bigint not null references subscriptions,
  plan varchar(1) not null check (plan in ('P', 'B')),
  fee bigint not null,
  primary key (subscription_id, plan)
);
