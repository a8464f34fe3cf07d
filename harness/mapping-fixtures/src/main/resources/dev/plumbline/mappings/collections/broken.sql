alter table recipe_steps drop column position;
alter table recipe_remarks add primary key (recipe_id, remark);
alter table recipe_times drop constraint recipe_times_phase_check;
alter table recipe_times add check (phase in ('PREPARE', 'BAKE'));
alter table recipe_amounts drop constraint recipe_amounts_ingredient_id_fkey;
alter table recipe_amounts add foreign key (ingredient_id) references cooks;
alter table recipe_variants drop constraint recipe_variants_variant_id_key;
alter table photos alter column recipe_id set not null;
drop table recipe_cooks;
