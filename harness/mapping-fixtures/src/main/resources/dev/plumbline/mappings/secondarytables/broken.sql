alter table customer_notes alter column noted_at drop not null;
alter table customer_notes alter column notes set not null;
drop table customer_scores;
