create sequence lost_seq increment by 50;
create sequence small_seq increment by 50;
