package dev.plumbline.rehearsal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * What a session's transaction has done so far, as the server counts it.
 *
 * @param written how many rows were inserted, updated or deleted, by relation; system catalogs
 *     included, since that is where DDL writes. The counts begin somewhere before the transaction,
 *     so they mean something only in comparison.
 * @param touchesData whether statements that write rows were aimed at a relation, even if no row
 *     matched: a backfill of an empty table has done its work
 */
record TransactionTrace(Map<Long, Long> written, boolean touchesData) {

  // The server adds its counts up between transactions only, so that within one they just grow.
  // An assigned transaction id would prove less: with wal_level above minimal, ALTER TABLE … ADD
  // COLUMN IF NOT EXISTS is assigned one for its lock alone.
  private static final String WRITTEN =
      """
      select oid, count
      from (
        select oid, pg_catalog.pg_stat_get_xact_tuples_inserted(oid)
          operator(pg_catalog.+) pg_catalog.pg_stat_get_xact_tuples_updated(oid)
          operator(pg_catalog.+) pg_catalog.pg_stat_get_xact_tuples_deleted(oid) as count
        from pg_catalog.pg_class) as relation
      where count operator(pg_catalog.>) 0
      """;

  // INSERT, UPDATE, DELETE, MERGE, COPY and setval() take this lock and keep it to the end.
  private static final String TOUCHES_DATA =
      """
      select exists (
        select
        from pg_catalog.pg_locks as l
        join pg_catalog.pg_class as c on c.oid operator(pg_catalog.=) l.relation
        join pg_catalog.pg_namespace as n on n.oid operator(pg_catalog.=) c.relnamespace
        where l.pid operator(pg_catalog.=) pg_catalog.pg_backend_pid()
          and l.mode operator(pg_catalog.=) 'RowExclusiveLock' and l.granted
          and not n.nspname operator(pg_catalog.=) any
            ('{pg_catalog, pg_toast, information_schema}'))
      """;

  static TransactionTrace read(Connection connection) throws SQLException {
    Map<Long, Long> written = new HashMap<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery(WRITTEN)) {
        while (row.next()) {
          written.put(row.getLong(1), row.getLong(2));
        }
      }
      try (ResultSet row = statement.executeQuery(TOUCHES_DATA)) {
        row.next();
        return new TransactionTrace(Map.copyOf(written), row.getBoolean(1));
      }
    }
  }

  /** Whether anything was done between {@code earlier}, in the same transaction, and this trace. */
  boolean showsEffectSince(TransactionTrace earlier) {
    return touchesData
        || written.entrySet().stream()
            .anyMatch(entry -> entry.getValue() > earlier.written.getOrDefault(entry.getKey(), 0L));
  }
}
