package dev.plumbline.cli.settings;

import dev.plumbline.verification.ServerError;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * Finds out that a connection's other end is gone. A statement may take hours, so that no limit of
 * time can tell; and packets that are lost, or a proxy that has stopped to pass them on, look to
 * the driver as if the server were at work. So, after a while of silence, another connection asks
 * whether the backend still is. If it is gone, or idle, or if nobody answers at all, the waiting
 * ends.
 */
final class BackendWatch implements Runnable {

  private static final System.Logger LOG = System.getLogger(BackendWatch.class.getName());

  /**
   * Its options.
   *
   * @param silence after which it begins to look
   * @param pause between two looks
   * @param looks that must find something wrong, one after the other
   * @param look how long one may take
   */
  record Pace(Duration silence, Duration pause, int looks, Duration look) {

    /** About a minute until the end; tests have a JVM begin sooner, by seconds in this property. */
    static final Pace USUAL =
        beginningAfter(Duration.ofSeconds(Integer.getInteger("plumbline.watch.silence", 15)));

    private static Pace beginningAfter(Duration silence) {
      return new Pace(silence, silence.dividedBy(4), 3, Duration.ofSeconds(10));
    }
  }

  /**
   * Which backend serves the second connection, according to itself and according to the server.
   */
  private static final String QUERY =
      """
      select pg_catalog.pg_backend_pid(), a.pid,
        a.state operator(pg_catalog.~~) 'idle%'
          and a.state_change operator(pg_catalog.<)
            (pg_catalog.clock_timestamp() operator(pg_catalog.-) ?::interval)
      from (values (0)) as one
      left join pg_catalog.pg_stat_activity as a on a.pid operator(pg_catalog.=) ?::integer
      """;

  /** Where the second connection comes from. */
  interface Source {
    Connection connect() throws SQLException;
  }

  private final Connection connection;
  private final WatchedSocket socket;
  private final Source source;
  private final Pace pace;

  private BackendWatch(Connection connection, WatchedSocket socket, Source source, Pace pace) {
    this.connection = connection;
    this.socket = socket;
    this.source = source;
    this.pace = pace;
  }

  /** Watches until the connection's socket is closed. */
  static void over(Connection connection, WatchedSocket socket, Source source, Pace pace) {
    Thread thread =
        new Thread(new BackendWatch(connection, socket, source, pace), "plumbline-watch");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    int bad = 0;
    while (!socket.isClosed()) {
      try {
        Thread.sleep(pace.pause().toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      if (isSilent()) {
        Optional<String> problem = look();
        // what was silent may have answered in the meantime
        bad = problem.isPresent() && isSilent() ? bad + 1 : 0;
        if (bad >= pace.looks()) {
          giveUp(problem.orElseThrow());
          return;
        }
      } else {
        bad = 0;
      }
    }
  }

  private boolean isSilent() {
    return socket.waitingNanos().orElse(0) >= pace.silence().toNanos();
  }

  /** Says what is wrong, if anything is for certain. */
  private Optional<String> look() {
    try (Connection other = source.connect();
        PreparedStatement statement = other.prepareStatement(QUERY)) {
      statement.setString(1, pace.silence().toString());
      statement.setInt(2, connection.unwrap(PGConnection.class).getBackendPID());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        // a pooler tells its clients numbers that the server does not know
        boolean direct = other.unwrap(PGConnection.class).getBackendPID() == row.getInt(1);
        row.getInt(2);
        if (row.wasNull()) {
          return direct
              ? Optional.of("the server has ended the session without notice")
              : Optional.empty();
        }
        return direct && row.getBoolean(3)
            ? Optional.of("the server has finished, but its answer has not arrived")
            : Optional.empty();
      }
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.DEBUG, "Cannot check whether the server is still there: {0}", e);
      // whoever refuses is there
      return ServerError.of(e.getSQLState()) == ServerError.CONNECTION_LOST
          ? Optional.of("the server does not answer, not even a new connection")
          : Optional.empty();
    }
  }

  private void giveUp(String problem) {
    long waited = socket.waitingNanos().orElse(0) / 1_000_000_000;
    try {
      socket.giveUp(problem + ": given up after " + waited + " s");
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "Cannot close a connection: {0}", e);
    }
  }
}
