-- add check lines_unit_check
-- for CHECK_MISSING lines.unit
-- ! From here on it holds for every row that is written: deploy first what keeps to it.
ALTER TABLE lines ADD CONSTRAINT lines_unit_check CHECK (unit IN ('PIECE', 'KILO')) NOT VALID;
-- rollback ALTER TABLE lines DROP CONSTRAINT lines_unit_check;

-- add check orders_channel_check
-- for CHECK_MISSING orders.channel
-- ! From here on it holds for every row that is written: deploy first what keeps to it.
ALTER TABLE orders ADD CONSTRAINT orders_channel_check CHECK (channel IN ('SHOP', 'WEB')) NOT VALID;
-- rollback ALTER TABLE orders DROP CONSTRAINT orders_channel_check;

-- add check orders_state_check
-- for CHECK_MISSING orders.state
-- ! From here on it holds for every row that is written: deploy first what keeps to it.
ALTER TABLE orders ADD CONSTRAINT orders_state_check CHECK (state IN ('OPEN', 'DONE')) NOT VALID;
-- rollback ALTER TABLE orders DROP CONSTRAINT orders_state_check;

-- add check orders_weight_check
-- for CHECK_MISSING orders.weight
-- ! From here on it holds for every row that is written: deploy first what keeps to it.
ALTER TABLE orders ADD CONSTRAINT orders_weight_check CHECK (weight > 0) NOT VALID;
-- rollback ALTER TABLE orders DROP CONSTRAINT orders_weight_check;

-- validate check lines_unit_check
-- for CHECK_MISSING lines.unit
-- ! Fails if a row breaks it; find them first: SELECT * FROM lines WHERE NOT (unit IN ('PIECE', 'KILO')). Reads and writes go on meanwhile.
ALTER TABLE lines VALIDATE CONSTRAINT lines_unit_check;
-- rollback ALTER TABLE lines DROP CONSTRAINT lines_unit_check;
-- rollback ALTER TABLE lines ADD CONSTRAINT lines_unit_check CHECK (unit IN ('PIECE', 'KILO')) NOT VALID;

-- validate check orders_channel_check
-- for CHECK_MISSING orders.channel
-- ! Fails if a row breaks it; find them first: SELECT * FROM orders WHERE NOT (channel IN ('SHOP', 'WEB')). Reads and writes go on meanwhile.
ALTER TABLE orders VALIDATE CONSTRAINT orders_channel_check;
-- rollback ALTER TABLE orders DROP CONSTRAINT orders_channel_check;
-- rollback ALTER TABLE orders ADD CONSTRAINT orders_channel_check CHECK (channel IN ('SHOP', 'WEB')) NOT VALID;

-- validate check orders_state_check
-- for CHECK_MISSING orders.state
-- ! Fails if a row breaks it; find them first: SELECT * FROM orders WHERE NOT (state IN ('OPEN', 'DONE')). Reads and writes go on meanwhile.
ALTER TABLE orders VALIDATE CONSTRAINT orders_state_check;
-- rollback ALTER TABLE orders DROP CONSTRAINT orders_state_check;
-- rollback ALTER TABLE orders ADD CONSTRAINT orders_state_check CHECK (state IN ('OPEN', 'DONE')) NOT VALID;

-- validate check orders_weight_check
-- for CHECK_MISSING orders.weight
-- ! Fails if a row breaks it; find them first: SELECT * FROM orders WHERE NOT (weight > 0). Reads and writes go on meanwhile.
ALTER TABLE orders VALIDATE CONSTRAINT orders_weight_check;
-- rollback ALTER TABLE orders DROP CONSTRAINT orders_weight_check;
-- rollback ALTER TABLE orders ADD CONSTRAINT orders_weight_check CHECK (weight > 0) NOT VALID;

