-- change type of serials.id to bigint
-- for COLUMN_TOO_SMALL serials.id
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
ALTER TABLE serials ALTER COLUMN id TYPE bigint;
ALTER SEQUENCE serials_id_seq AS bigint;
-- rollback ALTER SEQUENCE serials_id_seq AS integer;
-- rollback ALTER TABLE serials ALTER COLUMN id TYPE integer;

-- change type of t.a to bigint
-- for COLUMN_TOO_SMALL t.a
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
ALTER TABLE t ALTER COLUMN a TYPE bigint;
-- rollback ALTER TABLE t ALTER COLUMN a TYPE integer;

-- change type of t.b to character varying(40)
-- for COLUMN_TOO_SMALL t.b
ALTER TABLE t ALTER COLUMN b TYPE character varying(40) COLLATE "C";
-- rollback ALTER TABLE t ALTER COLUMN b TYPE character varying(20) COLLATE "C";

-- change type of t.c to numeric(12,2)
-- for COLUMN_TYPE_MISMATCH t.c
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
-- ! Fails at the first value that cannot be converted: look at the data first.
ALTER TABLE t ALTER COLUMN c DROP DEFAULT;
ALTER TABLE t ALTER COLUMN c TYPE numeric(12,2) USING c::numeric(12,2);
ALTER TABLE t ALTER COLUMN c SET DEFAULT 0;
-- rollback ALTER TABLE t ALTER COLUMN c TYPE text;
-- rollback ALTER TABLE t ALTER COLUMN c SET DEFAULT '0'::text;

-- change type of t.f to boolean
-- for COLUMN_TYPE_MISMATCH t.f
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
-- ! Fails at the first value that cannot be converted: look at the data first.
ALTER TABLE t ALTER COLUMN f DROP DEFAULT;
ALTER TABLE t ALTER COLUMN f TYPE boolean USING (f <> 0);
ALTER TABLE t ALTER COLUMN f SET DEFAULT ((1) <> 0);
-- rollback ALTER TABLE t ALTER COLUMN f DROP DEFAULT;
-- rollback ALTER TABLE t ALTER COLUMN f TYPE integer USING f::integer;
-- rollback ALTER TABLE t ALTER COLUMN f SET DEFAULT 1;

-- change type of t.g to integer
-- for COLUMN_TYPE_MISMATCH t.g
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
-- ! Fails at the first value that cannot be converted: look at the data first.
ALTER TABLE t ALTER COLUMN g DROP DEFAULT;
ALTER TABLE t ALTER COLUMN g TYPE integer USING g::integer;
ALTER TABLE t ALTER COLUMN g SET DEFAULT (true)::integer;
-- rollback ALTER TABLE t ALTER COLUMN g DROP DEFAULT;
-- rollback ALTER TABLE t ALTER COLUMN g TYPE boolean USING (g <> 0);
-- rollback ALTER TABLE t ALTER COLUMN g SET DEFAULT true;

-- change type of t.h to uuid
-- for COLUMN_TYPE_MISMATCH t.h
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
-- ! Fails at the first value that cannot be converted: look at the data first.
ALTER TABLE t ALTER COLUMN h TYPE uuid USING h::uuid;
-- rollback ALTER TABLE t ALTER COLUMN h TYPE text;

-- change type of t.j to text
-- for COLUMN_TYPE_MISMATCH t.j
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
-- ! Fails at the first value that cannot be converted: look at the data first.
ALTER TABLE t ALTER COLUMN j TYPE text;
-- rollback ALTER TABLE t ALTER COLUMN j TYPE uuid USING j::uuid;

-- change type of t.k to mood
-- for COLUMN_TYPE_MISMATCH t.k
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
-- ! Fails at the first value that cannot be converted: look at the data first.
ALTER TABLE t ALTER COLUMN k DROP DEFAULT;
ALTER TABLE t ALTER COLUMN k TYPE mood USING k::mood;
ALTER TABLE t ALTER COLUMN k SET DEFAULT ('SAD'::text)::mood;
-- rollback ALTER TABLE t ALTER COLUMN k TYPE text;
-- rollback ALTER TABLE t ALTER COLUMN k SET DEFAULT 'SAD'::text;

-- change type of t.l to text[]
-- for COLUMN_TYPE_MISMATCH t.l
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
-- ! Fails at the first value that cannot be converted: look at the data first.
ALTER TABLE t ALTER COLUMN l TYPE text[] USING l::text::text[];
-- rollback ALTER TABLE t ALTER COLUMN l TYPE integer[] USING l::text::integer[];

-- change type of t.o to double precision
-- for COLUMN_TOO_SMALL t.o
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
ALTER TABLE t ALTER COLUMN o TYPE double precision;
-- rollback ALTER TABLE t ALTER COLUMN o TYPE real;

-- change type of t.d to timestamp(6) with time zone
-- for COLUMN_TIME_ZONE_MISMATCH t.d
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
-- ! Takes the existing values for UTC. If they were written in another time zone, name that one instead.
ALTER TABLE t ALTER COLUMN d DROP DEFAULT;
ALTER TABLE t ALTER COLUMN d TYPE timestamp(6) with time zone USING d AT TIME ZONE 'UTC';
ALTER TABLE t ALTER COLUMN d SET DEFAULT ('2026-01-01 00:00:00'::timestamp without time zone) AT TIME ZONE 'UTC';
-- rollback ALTER TABLE t ALTER COLUMN d DROP DEFAULT;
-- rollback ALTER TABLE t ALTER COLUMN d TYPE timestamp(6) without time zone USING d AT TIME ZONE 'UTC';
-- rollback ALTER TABLE t ALTER COLUMN d SET DEFAULT '2026-01-01 00:00:00'::timestamp without time zone;

-- change type of t.e to timestamp(6) without time zone
-- for COLUMN_TIME_ZONE_MISMATCH t.e
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
-- ! Takes the existing values for UTC. If they were written in another time zone, name that one instead.
ALTER TABLE t ALTER COLUMN e DROP DEFAULT;
ALTER TABLE t ALTER COLUMN e TYPE timestamp(6) without time zone USING e AT TIME ZONE 'UTC';
ALTER TABLE t ALTER COLUMN e SET DEFAULT (now()) AT TIME ZONE 'UTC';
-- rollback ALTER TABLE t ALTER COLUMN e DROP DEFAULT;
-- rollback ALTER TABLE t ALTER COLUMN e TYPE timestamp with time zone USING e AT TIME ZONE 'UTC';
-- rollback ALTER TABLE t ALTER COLUMN e SET DEFAULT now();

-- change type of t.i to jsonb
-- for COLUMN_TYPE_MISMATCH t.i
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
-- ! Fails at the first value that cannot be converted: look at the data first.
ALTER TABLE t ALTER COLUMN i TYPE jsonb USING i::jsonb;
-- rollback ALTER TABLE t ALTER COLUMN i TYPE text;

-- change type of t.n to date
-- for COLUMN_TYPE_MISMATCH t.n
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
-- ! Fails at the first value that cannot be converted: look at the data first.
ALTER TABLE t ALTER COLUMN n TYPE date USING n::date;
-- rollback ALTER TABLE t ALTER COLUMN n TYPE text;

-- left: COLUMN_TYPE_MISMATCH t.m
--   Only you know what the values mean: whether an oid is a large object or a number, and in which encoding bytes are text. Convert text to oid in a changeSet of your own, or correct the attribute.
