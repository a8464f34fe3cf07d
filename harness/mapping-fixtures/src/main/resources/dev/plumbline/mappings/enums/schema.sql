create type channel as enum ('MAIL', 'PHONE');

create table tickets (
  id bigint primary key,
  state varchar(20) not null check (state in ('DONE', 'OPEN', 'WAITING')),
  priority smallint check (priority between 0 and 1),
  channel channel,
  past smallint[],
  last_state text check (last_state in ('OPEN', 'WAITING', 'DONE'))
);

create table ticket_watches (
  ticket_id bigint not null references tickets,
  state varchar(20) not null check (state in ('OPEN', 'WAITING', 'DONE')),
  primary key (ticket_id, state)
);
