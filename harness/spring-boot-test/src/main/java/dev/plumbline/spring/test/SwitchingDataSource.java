package dev.plumbline.spring.test;

import dev.plumbline.postgres.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Leads to the database that a context has at the moment. Not pooled; pools take their connections
 * from the same place, and empty themselves when it changes. Safe for several threads.
 */
final class SwitchingDataSource extends AbstractDataSource {

  static final int LOGIN_TIMEOUT_SECONDS = 30;

  private static final System.Logger LOG = System.getLogger(SwitchingDataSource.class.getName());

  private final DatabaseSource source;
  private final List<Runnable> evictions = new CopyOnWriteArrayList<>();
  private volatile @Nullable LeasedDatabase present;

  /** Both guarded by this. What has been refreshed once will be again. */
  private @Nullable FutureTask<LeasedDatabase> next;

  private boolean closed;

  SwitchingDataSource(DatabaseSource source) {
    this.source = source;
  }

  /** The present database; the first call takes it. */
  LeasedDatabase lease() {
    LeasedDatabase lease = present;
    return lease == null ? first() : lease;
  }

  Database database() {
    return lease().database();
  }

  private synchronized LeasedDatabase first() {
    if (closed) {
      throw new IllegalStateException(
          "The application context is closed, and its database is gone. Use the context of the"
              + " test that runs.");
    }
    LeasedDatabase lease = present;
    if (lease == null) {
      lease = LeasedDatabase.of(source);
      present = lease;
    }
    return lease;
  }

  /** Has a pool told to give up its connections when the database changes. */
  void onChange(Runnable eviction) {
    evictions.add(eviction);
  }

  /** Goes over to a fresh database, if there has been any. */
  synchronized void refresh() {
    LeasedDatabase before = present;
    if (before == null || closed) {
      return;
    }
    LeasedDatabase prepared = prepared();
    present = prepared == null ? LeasedDatabase.of(source) : prepared;
    evictions.forEach(Runnable::run);
    before.giveBack();
    next = new FutureTask<>(() -> LeasedDatabase.withConnection(source));
    Thread thread = new Thread(next, "plumbline-refresh");
    thread.setDaemon(true);
    thread.start();
  }

  /** What was begun at the last refresh; null if nothing was, or it has failed. */
  private @Nullable LeasedDatabase prepared() {
    FutureTask<LeasedDatabase> begun = next;
    next = null;
    if (begun == null) {
      return null;
    }
    try {
      return begun.get();
    } catch (ExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "Could not prepare a database in advance", e);
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a fresh database", e);
    }
  }

  /** To be told of a test that has failed on the present database. */
  void failed(Throwable failure) {
    LeasedDatabase lease = present;
    if (lease != null) {
      lease.failed(failure);
    }
  }

  /** Gives the database back; there will be no other. */
  synchronized void close() {
    closed = true;
    LeasedDatabase prepared = prepared();
    if (prepared != null) {
      prepared.giveBack();
    }
    LeasedDatabase last = present;
    present = null;
    if (last != null) {
      last.giveBack();
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    return lease().connect(LOGIN_TIMEOUT_SECONDS);
  }

  /** As the only user that there is, whatever an application says. */
  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return getConnection();
  }
}
