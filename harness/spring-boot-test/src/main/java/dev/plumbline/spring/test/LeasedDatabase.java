package dev.plumbline.spring.test;

import dev.plumbline.postgres.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database that a context has for a while, perhaps with a connection that was opened in advance:
 * the first one to a fresh database takes the server some 20 ms. Safe for several threads.
 */
final class LeasedDatabase {

  private final DatabaseSource source;
  private final Database database;
  private final AtomicReference<@Nullable Connection> spare = new AtomicReference<>();

  private LeasedDatabase(DatabaseSource source) {
    this.source = source;
    this.database = source.take();
  }

  /** A fresh one. */
  static LeasedDatabase of(DatabaseSource source) {
    return new LeasedDatabase(source);
  }

  /** A fresh one, with a connection. */
  static LeasedDatabase withConnection(DatabaseSource source) throws SQLException {
    LeasedDatabase lease = new LeasedDatabase(source);
    try {
      lease.spare.set(lease.database.connect());
    } catch (SQLException e) {
      lease.giveBack();
      throw e;
    }
    return lease;
  }

  Database database() {
    return database;
  }

  /** A connection; the caller closes it. */
  Connection connect(int loginTimeout) throws SQLException {
    Connection opened = spare.getAndSet(null);
    if (opened != null) {
      return opened;
    }
    DataSource direct = database.dataSource();
    direct.setLoginTimeout(loginTimeout);
    return direct.getConnection();
  }

  /** Keeps the database, if this run wants it. */
  void failed(Throwable failure) {
    source.failed(database, failure);
  }

  /** Has it dropped. */
  void giveBack() {
    Connection unused = spare.getAndSet(null);
    if (unused != null) {
      try {
        unused.close();
      } catch (SQLException e) {
        throw new IllegalStateException("Cannot close a connection to " + database, e);
      }
    }
    source.giveBack(database);
  }
}
