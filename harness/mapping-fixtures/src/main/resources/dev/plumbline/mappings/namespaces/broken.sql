alter table staff.employees set schema public;
alter table sites.offices alter column id type integer;
alter sequence staff.employee_ids set schema sites;
