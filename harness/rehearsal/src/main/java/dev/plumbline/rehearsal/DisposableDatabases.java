package dev.plumbline.rehearsal;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A source of databases that may be filled and thrown away. */
public interface DisposableDatabases {

  /** Always the database to which that leads, whatever has been done to it. */
  static DisposableDatabases only(DataSource database) {
    return new DisposableDatabases() {
      @Override
      public Connection create() throws SQLException {
        return database.getConnection();
      }

      @Override
      public Connection again(Connection first) throws SQLException {
        return database.getConnection();
      }
    };
  }

  /**
   * Connects to a new, empty database, as a role that may create anything in it. The caller closes
   * the connection; dropping the database is up to the implementation.
   *
   * @throws SQLException if there is none to be had
   */
  Connection create() throws SQLException;

  /**
   * Another session of a database that {@link #create} has made, beside the first.
   *
   * @param first what {@code create} returned; still open
   * @return a new connection to the same database, as the same role; the caller closes both
   * @throws SQLException if the server fails
   */
  Connection again(Connection first) throws SQLException;
}
