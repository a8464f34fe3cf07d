package dev.plumbline.rehearsal;

import dev.plumbline.servers.Disposable;
import java.sql.Connection;
import java.sql.SQLException;

/** New, empty databases, each with as many sessions as one likes. */
final class FreshDatabases implements DisposableDatabases {

  @Override
  public Connection create() throws SQLException {
    return Disposable.database();
  }

  @Override
  public Connection again(Connection first) throws SQLException {
    return Disposable.again(first);
  }
}
