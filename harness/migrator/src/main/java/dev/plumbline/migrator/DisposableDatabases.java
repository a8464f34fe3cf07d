package dev.plumbline.migrator;

import java.sql.Connection;
import java.sql.SQLException;

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
}
