alter table subscriptions drop constraint plan_known;
alter table subscriptions add check (plan in ('B', 'X'));
alter table subscriptions drop constraint subscriptions_is_trial_check;
alter table subscriptions add check (is_trial in ('T', 'F'));
alter table subscriptions alter column price type integer;
