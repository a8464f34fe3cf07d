alter sequence document_ids increment by 1;
alter table contracts drop column title;
