create table recipes (id bigint generated always as identity primary key);
create table ingredients (id bigint primary key);
create table cooks (id bigint primary key);

create table photos (
  id bigint primary key,
  recipe_id bigint references recipes,
  rank integer check (rank >= 0)
);

create table hints (
  id bigint primary key,
  for_recipe_id bigint not null references recipes
);

create table recipe_steps (
  recipe_id bigint not null references recipes,
  position integer not null check (position >= 0),
  step varchar(1000) not null,
  primary key (recipe_id, position)
);

create table recipe_tags (
  recipe_id bigint not null references recipes,
  tag varchar(30) not null,
  primary key (recipe_id, tag)
);

create table recipe_remarks (
  recipe_id bigint not null references recipes,
  remark varchar(200)
);
create index on recipe_remarks (recipe_id);

create table recipe_titles (
  recipe_id bigint not null references recipes,
  language varchar(5) not null,
  title varchar(100) not null,
  primary key (recipe_id, language)
);

create table recipe_times (
  recipe_id bigint not null references recipes,
  phase varchar(10) not null check (phase in ('PREPARE', 'BAKE', 'COOL')),
  minutes integer not null,
  remark varchar(100),
  primary key (recipe_id, phase)
);

create table recipe_amounts (
  recipe_id bigint not null references recipes,
  ingredient_id bigint not null references ingredients,
  grams integer not null,
  primary key (recipe_id, ingredient_id)
);

create table recipe_variants (
  recipe_id bigint not null references recipes,
  variant_id bigint not null unique references recipes,
  primary key (recipe_id, variant_id)
);

create table recipe_cooks (
  recipe_id bigint not null references recipes,
  cook_id bigint not null references cooks,
  primary key (recipe_id, cook_id)
);

create table recipe_critics (
  recipe_id bigint not null references recipes,
  cook_id bigint not null references cooks
);
