alter table accounts rename deleted to is_deleted;
alter table messages alter column active type integer using 1;
alter table account_roles drop constraint account_roles_gone_check;
alter table account_roles add check (gone in ('J', 'N'));
