package dev.plumbline.verification;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * How long the verifier waits for a connection, from looking up the host's name to the end of the
 * login. Pools have a limit of their own, which counts.
 */
final class LoginLimit {

  static final Duration LIMIT = Duration.ofSeconds(30);

  private static final System.Logger LOG = System.getLogger(Verifier.class.getName());

  private LoginLimit() {}

  static Connection connect(DataSource dataSource) throws SQLException {
    boolean limited = limit(dataSource);
    try {
      return dataSource.getConnection();
    } finally {
      if (limited) {
        dataSource.setLoginTimeout(0);
      }
    }
  }

  private static boolean limit(DataSource dataSource) throws SQLException {
    try {
      if (dataSource.getLoginTimeout() != 0) {
        return false;
      }
      dataSource.setLoginTimeout((int) LIMIT.toSeconds());
      // A pool that has not begun forgets it, and sets its own when it does, which has to stay.
      return dataSource.getLoginTimeout() != 0;
    } catch (SQLFeatureNotSupportedException | UnsupportedOperationException e) {
      LOG.log(System.Logger.Level.DEBUG, "The data source knows no limit for logins: {0}", e);
      return false;
    }
  }
}
