alter table tickets drop constraint tickets_state_check;
alter table tickets add check (state in ('OPEN', 'DONE'));
alter table tickets drop constraint tickets_priority_check;
alter table tickets add check (priority between 1 and 2);
alter table tickets drop constraint tickets_last_state_check;
alter table tickets add constraint tickets_last_state_check check (last_state in ('OPEN', 'DONE'));
alter type channel rename value 'PHONE' to 'CALL';
