alter table bookings drop constraint bookings_pkey cascade;
alter table bookings add primary key (day);
alter table bill_notes drop constraint bill_notes_bill_year_bill_number_fkey;
alter table bill_notes add foreign key (bill_number, bill_year) references bills (year, number);
