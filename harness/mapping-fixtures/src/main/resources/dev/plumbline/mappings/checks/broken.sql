alter table ovens drop constraint ovens_trays_check;
alter table ovens add check (trays >= 1 and trays <= 8);
alter table ovens drop constraint ovens_heated_to_check;
