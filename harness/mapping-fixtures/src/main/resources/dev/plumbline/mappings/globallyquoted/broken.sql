alter table "MixedCase" rename "firstName" to firstname;
