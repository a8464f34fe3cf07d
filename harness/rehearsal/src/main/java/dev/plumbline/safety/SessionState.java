package dev.plumbline.safety;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * What a session has locked and done so far, as the server counts it. The counts begin somewhere
 * before the transaction, so they mean something only in comparison.
 *
 * @param tables what became of each relation that is still there, by its number
 * @param locks the strongest lock on each, by its number; on those that were dropped, too
 */
record SessionState(Map<Long, Counts> tables, Map<Long, LockMode> locks) {

  /**
   * Of a relation.
   *
   * @param file where its rows are; 0 if it has none of its own
   * @param read how many rows have been read by reading all of them
   */
  record Counts(long file, long read, long inserted, long updated, long deleted) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** What has been done since; a session outside of a transaction may begin to count anew. */
    Counts since(Counts earlier) {
      return new Counts(
          file,
          Math.max(0, read - earlier.read),
          Math.max(0, inserted - earlier.inserted),
          Math.max(0, updated - earlier.updated),
          Math.max(0, deleted - earlier.deleted));
    }
  }

  private static final String COUNTS =
      """
      select c.oid, coalesce(pg_catalog.pg_relation_filenode(c.oid), 0),
        pg_catalog.pg_stat_get_xact_tuples_returned(c.oid),
        pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid),
        pg_catalog.pg_stat_get_xact_tuples_updated(c.oid),
        pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid)
      from pg_catalog.pg_class as c
      where c.oid operator(pg_catalog.=) any (%1$s);
      select l.relation, l.mode
      from pg_catalog.pg_locks as l
      where l.pid operator(pg_catalog.=) pg_catalog.pg_backend_pid()
        and l.locktype operator(pg_catalog.=) 'relation' and l.granted
        and l.relation operator(pg_catalog.=) any (%1$s)
      """;

  static SessionState read(Connection connection, Relations relations) throws SQLException {
    Map<Long, Counts> tables = new HashMap<>();
    Map<Long, LockMode> locks = new HashMap<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute(COUNTS.formatted(relations.numbers()));
      try (ResultSet row = statement.getResultSet()) {
        while (row.next()) {
          tables.put(
              row.getLong(1),
              new Counts(
                  row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6)));
        }
      }
      statement.getMoreResults();
      try (ResultSet row = statement.getResultSet()) {
        while (row.next()) {
          locks.merge(
              row.getLong(1),
              LockMode.of(row.getString(2)),
              (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
      }
    }
    return new SessionState(Map.copyOf(tables), Map.copyOf(locks));
  }
}
