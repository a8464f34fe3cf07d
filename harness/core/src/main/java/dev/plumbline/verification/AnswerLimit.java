package dev.plumbline.verification;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;

/**
 * How long the verifier waits for an answer: a server that is gone without a farewell, or a pooler
 * that has no session to give, would otherwise keep a service from starting, or from failing, for
 * ever. Where the caller has a shorter limit, that one counts.
 */
final class AnswerLimit implements AutoCloseable {

  /** What the verifier asks takes milliseconds, and seconds on a server that is being started. */
  static final Duration LIMIT = Duration.ofMinutes(1);

  private static final System.Logger LOG = System.getLogger(Verifier.class.getName());
  private static final int MILLIS = (int) LIMIT.toMillis();

  private final Connection connection;
  private final int before;

  private AnswerLimit(Connection connection, int before) {
    this.connection = connection;
    this.before = before;
  }

  /** From now on until it is closed; none where the driver knows none. */
  static AnswerLimit on(Connection connection) throws SQLException {
    try {
      int before = connection.getNetworkTimeout();
      if (before == 0 || before > MILLIS) {
        connection.setNetworkTimeout(Runnable::run, MILLIS);
        return new AnswerLimit(connection, before);
      }
    } catch (SQLFeatureNotSupportedException
        | UnsupportedOperationException
        | AbstractMethodError e) {
      LOG.log(System.Logger.Level.DEBUG, "The connection supports no limit for answers: {0}", e);
    }
    return new AnswerLimit(connection, MILLIS);
  }

  @Override
  public void close() throws SQLException {
    if (before != MILLIS && !connection.isClosed()) {
      connection.setNetworkTimeout(Runnable::run, before);
    }
  }
}
