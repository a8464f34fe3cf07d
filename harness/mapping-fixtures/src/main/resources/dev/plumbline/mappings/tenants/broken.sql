alter table invoices rename tenant to tenant_id;
