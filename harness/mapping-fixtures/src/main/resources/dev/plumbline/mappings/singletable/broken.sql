-- a new subclass, forgotten in the check
alter table payments drop constraint payments_kind_check;
alter table payments add check (kind in ('CARD', 'CASH'));
-- no cash payment has one
alter table payments alter column last_digits set not null;
-- what other payments leave out
alter table payments add unique (due_day);
alter table payments alter column due_day set default 1;
