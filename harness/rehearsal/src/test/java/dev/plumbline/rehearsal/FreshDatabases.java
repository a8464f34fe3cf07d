package dev.plumbline.rehearsal;

import dev.plumbline.servers.Disposable;
import java.sql.Connection;
import java.sql.SQLException;

/** New, empty databases, each with as many sessions as one likes. */
record FreshDatabases(Source source) implements DisposableDatabases {

  /** Makes a database of {@link Disposable}. */
  interface Source {
    Connection connect() throws SQLException;
  }

  FreshDatabases() {
    this(Disposable::database);
  }

  @Override
  public Connection create() throws SQLException {
    return source.connect();
  }

  @Override
  public Connection again(Connection first) throws SQLException {
    return Disposable.again(first);
  }
}
