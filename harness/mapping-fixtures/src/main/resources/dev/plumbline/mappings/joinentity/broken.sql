alter table enrolments add column paid boolean not null;
alter table enrolments alter column grade type numeric(2, 1);
alter table student_mentors add column since date not null;
