package dev.plumbline.rehearsal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
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
   * Connects to a new database with all that is in another one.
   *
   * @param database the name of one that {@link #create} has made, and to which nobody is connected
   *     any more
   * @return a connection, which the caller closes
   * @throws SQLException if it cannot be copied
   */
  default Connection copy(String database) throws SQLException {
    throw new SQLFeatureNotSupportedException("Databases of this source cannot be copied");
  }

  /**
   * Another session of a database that {@link #create} has made, beside the first.
   *
   * @param first what {@code create} returned; still open
   * @return a new connection to the same database, as the same role; the caller closes both
   * @throws SQLException if the server fails
   */
  Connection again(Connection first) throws SQLException;
}
