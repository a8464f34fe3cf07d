package dev.plumbline.rehearsal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A source of empty databases that may be filled and thrown away. */
@FunctionalInterface
public interface DisposableDatabases {

  /**
   * Connects to a new, empty database, as a role that may create anything in it. The caller closes
   * the connection; dropping the database is up to the implementation.
   *
   * @throws SQLException if there is none to be had
   */
  Connection create() throws SQLException;

  /**
   * Another session of a database that {@link #create} has made, as production has one for each
   * command. Unless an implementation connects again, the first session gives up all that it holds:
   * temporary tables, settings, prepared statements, locks.
   *
   * @param first what {@code create} returned; still open, without a transaction
   * @return the other session, or the first; the caller closes both
   * @throws SQLException if the server fails
   */
  default Connection again(Connection first) throws SQLException {
    boolean autoCommit = first.getAutoCommit();
    first.setAutoCommit(true);
    try (Statement statement = first.createStatement()) {
      statement.execute("discard all");
    }
    first.setAutoCommit(autoCommit);
    return first;
  }
}
