create sequence identifiers_of_the_measurements_in_the_second_oven_of_the_bakery_seq increment by 50;

create table measurements_of_temperature_in_the_second_oven_of_the_bakery_of (
  id bigint primary key,
  highest_temperature_that_has_been_reached_on_the_day_in_degrees integer not null,
  lowest_temperature_that_has_been_reached_during_the_day_in_degrees_celsius integer not null,
  measurement_that_was_taken_before_this_one_by_the_same_thermometer_id bigint
    references measurements_of_temperature_in_the_second_oven_of_the_bakery_of
);

create table remarks_on_measurements_of_temperature_in_the_second_oven_of_the_bakery (
  measurement_id bigint not null
    references measurements_of_temperature_in_the_second_oven_of_the_bakery_of,
  remark varchar(10) not null check (remark in ('HOT', 'COLD')),
  primary key (measurement_id, remark)
);
