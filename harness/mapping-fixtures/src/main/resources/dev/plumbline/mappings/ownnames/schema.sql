create table "T_DEVICE" (
  "C_ID" bigint primary key,
  "C_SERIALNUMBER" varchar(255),
  "C_PARENT_ID" bigint references "T_DEVICE"
);
