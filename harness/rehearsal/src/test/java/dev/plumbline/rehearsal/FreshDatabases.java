package dev.plumbline.rehearsal;

import dev.plumbline.servers.Disposable;
import java.sql.Connection;
import java.sql.SQLException;

/** New, empty databases, each with as many sessions as one likes. */
public record FreshDatabases(Source source) implements DisposableDatabases {

  /** Makes a database of {@link Disposable}. */
  public interface Source {
    Connection connect() throws SQLException;
  }

  public FreshDatabases() {
    this(Disposable::database);
  }

  @Override
  public Connection create() throws SQLException {
    return source.connect();
  }

  @Override
  public Connection copy(String database) throws SQLException {
    return Disposable.copy(database);
  }

  @Override
  public Connection again(Connection first) throws SQLException {
    return Disposable.again(first);
  }
}
