create type state as enum ('OPEN', 'LEGACY');
