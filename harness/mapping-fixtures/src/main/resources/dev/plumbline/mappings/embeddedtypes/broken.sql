alter table tins drop constraint tins_shape_type_check;
alter table tins add check (shape_type in ('ROUND', 'SQUARE'));
alter table tins add check (dented <> 'N');
