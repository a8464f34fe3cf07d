alter table "T_DEVICE" rename "C_SERIALNUMBER" to c_serialnumber;
alter table "T_DEVICE" drop constraint "T_DEVICE_C_PARENT_ID_fkey";
