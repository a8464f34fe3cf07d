package dev.plumbline.migrator;

import dev.plumbline.verification.MigratorLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads about other sessions what the role may see. */
final class Sessions {

  private static final String COLUMNS =
      "coalesce(a.application_name, ''::pg_catalog.text), a.usename,"
          + " pg_catalog.host(a.client_addr), a.state, coalesce(a.xact_start, a.backend_start),"
          + " pg_catalog.left(a.query, 200)";

  private Sessions() {}

  /** The process id of the server's backend that a connection leads to at this moment. */
  static int backend(Connection connection) throws SQLException {
    return new Query(connection, "select pg_catalog.pg_backend_pid()").row(row -> row.getInt(1));
  }

  /**
   * The backend that a connection leads to, and what time it is there.
   *
   * @param pid its process id
   * @param now by the server's clock
   */
  record Backend(int pid, Instant now) {}

  static Backend self(Connection connection) throws SQLException {
    return new Query(connection, "select pg_catalog.pg_backend_pid(), pg_catalog.clock_timestamp()")
        .row(row -> new Backend(row.getInt(1), row.getTimestamp(2).toInstant()));
  }

  /**
   * The session of that process id, if it is as old as that, and does something. After an error
   * nobody gives a connection back to its pool at once.
   */
  static List<Session> atWork(Connection connection, int pid, Instant atLeastSince)
      throws SQLException {
    return read(
        new Query(
            connection,
            "select a.pid, "
                + COLUMNS
                + " from pg_catalog.pg_stat_activity as a"
                + " where a.datname operator(pg_catalog.=) pg_catalog.current_database()"
                + " and a.pid operator(pg_catalog.=) ?::pg_catalog.int4"
                + " and a.backend_start operator(pg_catalog.<=) ?::pg_catalog.timestamptz"
                + " and (a.state operator(pg_catalog.<>) 'idle'::pg_catalog.text"
                + " or a.state_change operator(pg_catalog.>) (pg_catalog.clock_timestamp()"
                + " operator(pg_catalog.-) interval '5 s'))",
            pid,
            atLeastSince.toString()));
  }

  /** Those that keep a backend waiting. */
  static List<Session> blocking(Connection connection, int backend) throws SQLException {
    return read(
        new Query(
            connection,
            "select b.pid, "
                + COLUMNS
                + " from pg_catalog.unnest(pg_catalog.pg_blocking_pids(?::pg_catalog.int4)) as b"
                + " (pid) left join pg_catalog.pg_stat_activity as a on a.pid"
                + " operator(pg_catalog.=) b.pid order by b.pid",
            backend));
  }

  /** Whoever holds a migrator's lock, or keeps its migrators out in another way. */
  static List<Session> holding(Connection connection, MigratorLock lock) throws SQLException {
    return read(
        new Query(
            connection,
            "select distinct on (l.pid) l.pid, "
                + COLUMNS
                + " from pg_catalog.pg_locks as l left join pg_catalog.pg_stat_activity as a"
                + " on a.pid operator(pg_catalog.=) l.pid"
                + " where l.pid operator(pg_catalog.<>) pg_catalog.pg_backend_pid() and "
                + lock.condition()
                + " order by l.pid"));
  }

  /** All other sessions of clients that are connected to the same database. */
  static List<Session> others(Connection connection) throws SQLException {
    return read(
        new Query(
            connection,
            "select a.pid, "
                + COLUMNS
                + " from pg_catalog.pg_stat_activity as a"
                + " where a.datname operator(pg_catalog.=) pg_catalog.current_database()"
                + " and a.pid operator(pg_catalog.<>) pg_catalog.pg_backend_pid()"
                + " and coalesce(a.backend_type, 'client backend'::pg_catalog.text)"
                + " operator(pg_catalog.=) 'client backend'::pg_catalog.text"
                + " order by a.pid"));
  }

  /** What stands there for a query that this role may not see says nothing. */
  private static @Nullable String visible(@Nullable String query) {
    return "<insufficient privilege>".equals(query) ? null : query;
  }

  private static List<Session> read(Query query) throws SQLException {
    return query.rows(
        row -> {
          Timestamp since = row.getTimestamp(6);
          return new Session(
              row.getInt(1),
              row.getString(2) == null ? "" : row.getString(2),
              row.getString(3),
              row.getString(4),
              row.getString(5),
              since == null ? null : since.toInstant(),
              visible(row.getString(7)));
        });
  }
}
