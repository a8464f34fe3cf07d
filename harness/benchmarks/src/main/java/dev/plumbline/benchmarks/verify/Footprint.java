package dev.plumbline.benchmarks.verify;

import dev.plumbline.postgres.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What sessions leave in a database, and which locks they hold meanwhile: a thread looks at {@code
 * pg_locks} all the time.
 */
final class Footprint implements AutoCloseable {

  /** What is counted. */
  enum Trace {
    LOCKS("most locks other than those of a SELECT"),
    WAITING("most sessions that waited for a lock"),
    ROWS("rows written"),
    TRANSACTIONS("transaction ids taken"),
    WAL("bytes of WAL");

    private final String words;

    Trace(String words) {
      this.words = words;
    }

    /** How reports call it. */
    String words() {
      return words;
    }
  }

  private static final String COUNTERS =
      """
      select tup_inserted + tup_updated + tup_deleted as rows,
        pg_snapshot_xmax(pg_current_snapshot())::text::bigint as transactions,
        pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint as wal
      from pg_stat_database where datname = '%s'
      """;

  /** Each transaction locks its own virtual id, which nobody else can want. */
  private static final String LOCKS =
      """
      select count(*) filter (where mode <> 'AccessShareLock' and locktype <> 'virtualxid') as locks,
        count(*) filter (where not granted) as waiting
      from pg_locks where pid <> pg_backend_pid()
        and (database is null or database = (select oid from pg_database where datname = '%s'))
      """;

  private static final long PAUSE_MILLIS = 10;

  private final Database database;
  private final Connection connection;
  private final Map<Trace, Long> before;
  private final Thread watch = new Thread(this::watch, "locks");
  private volatile boolean ended;
  private volatile long locks;
  private volatile long waiting;
  private volatile @Nullable SQLException failure;

  private Footprint(Database database, Connection connection) throws SQLException {
    this.database = database;
    this.connection = connection;
    this.before = counters();
  }

  /**
   * Begins to watch.
   *
   * @param observer another database of the same server, to watch from
   */
  static Footprint of(Database database, Database observer) throws SQLException {
    Footprint footprint = new Footprint(database, observer.connect());
    footprint.watch.start();
    return footprint;
  }

  private void watch() {
    try (Statement statement = connection.createStatement()) {
      while (!ended) {
        try (ResultSet row = statement.executeQuery(LOCKS.formatted(database.name()))) {
          row.next();
          locks = Math.max(locks, row.getLong("locks"));
          waiting = Math.max(waiting, row.getLong("waiting"));
        }
      }
    } catch (SQLException e) {
      failure = e;
    }
  }

  private Map<Trace, Long> counters() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(COUNTERS.formatted(database.name()))) {
      row.next();
      Map<Trace, Long> counters = new EnumMap<>(Trace.class);
      counters.put(Trace.ROWS, row.getLong("rows"));
      counters.put(Trace.TRANSACTIONS, row.getLong("transactions"));
      counters.put(Trace.WAL, row.getLong("wal"));
      return counters;
    }
  }

  /** Ends watching; what there was since the beginning. */
  Map<Trace, Long> traces() throws SQLException, InterruptedException {
    ended = true;
    watch.join();
    awaitDepartures();
    SQLException lost = failure;
    if (lost != null) {
      throw lost;
    }
    Map<Trace, Long> traces = new EnumMap<>(Trace.class);
    traces.put(Trace.LOCKS, locks);
    traces.put(Trace.WAITING, waiting);
    counters().forEach((trace, value) -> traces.put(trace, value - before.getOrDefault(trace, 0L)));
    return traces;
  }

  /** Sessions hand in their counters when they end, a little after the client has gone. */
  private void awaitDepartures() throws SQLException, InterruptedException {
    String sessions =
        "select count(*) from pg_stat_activity where datname = '" + database.name() + "'";
    try (Statement statement = connection.createStatement()) {
      for (int left = 1; left > 0; Thread.sleep(PAUSE_MILLIS)) {
        try (ResultSet row = statement.executeQuery(sessions)) {
          row.next();
          left = row.getInt(1);
        }
      }
    }
  }

  @Override
  public void close() throws SQLException, InterruptedException {
    ended = true;
    watch.join();
    connection.close();
  }
}
