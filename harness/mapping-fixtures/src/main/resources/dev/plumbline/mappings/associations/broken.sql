drop index people_by_name;
alter table people drop constraint people_team_id_fkey;
alter table people add foreign key (team_id) references teams;
alter table people drop constraint people_passport_id_key;
alter table people drop constraint people_email_key;
alter table people drop constraint people_country_fkey;
alter table photos drop constraint photos_person_id_fkey;
alter table photos add foreign key (person_id) references passports;
