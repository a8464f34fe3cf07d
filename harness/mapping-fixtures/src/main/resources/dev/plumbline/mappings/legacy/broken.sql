alter table lamps alter changed_at type timestamptz(0);
alter table lamps alter state type varchar(2);
alter table lamps alter maker type varchar(20);
alter table lamps alter lit_at type date;
alter table lamps alter label set not null;
alter table lamps drop constraint lamps_socket_id_key;
alter table sockets alter pins set not null;
alter table sockets add check (kind <> 'PIN');
alter sequence lamp_ids increment by 2;
