package dev.plumbline.spring.test;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Where a pool of HikariCP takes its connections from. When the database changes, none of the old
 * ones must be handed out any more, not even one that the pool was just opening beside. Loaded only
 * where HikariCP is. Safe for several threads.
 */
final class PoolTarget extends AbstractDataSource {

  /** A pool closes what is idle within a millisecond or two. */
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private static final long PAUSE_NANOS = 100_000;

  private final HikariDataSource pool;
  private final SwitchingDataSource target;
  private final Set<Opened> all = ConcurrentHashMap.newKeySet();
  private volatile int loginTimeout = SwitchingDataSource.LOGIN_TIMEOUT_SECONDS;

  private PoolTarget(HikariDataSource pool, SwitchingDataSource target) {
    this.pool = pool;
    this.target = target;
  }

  /** Whether it was possible: not if it is no such pool, or has begun to connect already. */
  static boolean redirect(DataSource dataSource, SwitchingDataSource target) {
    if (!(dataSource instanceof HikariDataSource pool) || pool.isRunning()) {
      return false;
    }
    PoolTarget own = new PoolTarget(pool, target);
    pool.setDataSource(own);
    if (pool.getMinimumIdle() < 0) {
      // its own default opens ten at once, for each context that Spring keeps and each refresh
      pool.setMinimumIdle(1);
    }
    target.onChange(own::evict);
    return true;
  }

  /** A connection that the pool has asked for. */
  private static final class Opened {

    private final LeasedDatabase lease;

    /** Null while it is being opened. */
    private volatile @Nullable Connection connection;

    Opened(LeasedDatabase lease) {
      this.lease = lease;
    }

    boolean isClosed() {
      Connection opened = connection;
      try {
        return opened != null && opened.isClosed();
      } catch (SQLException e) {
        throw new IllegalStateException("The driver cannot tell whether a connection is closed", e);
      }
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    Opened opened = register();
    try {
      Connection connection = opened.lease.connect(loginTimeout);
      opened.connection = connection;
      return connection;
    } catch (SQLException | RuntimeException e) {
      all.remove(opened);
      throw e;
    }
  }

  /** Whoever changes the database afterwards sees it. */
  private Opened register() {
    while (true) {
      Opened opened = new Opened(target.lease());
      all.add(opened);
      if (opened.lease == target.lease()) {
        return opened;
      }
      all.remove(opened);
    }
  }

  /** Has the pool give up all connections to other databases; those in use when they come back. */
  private void evict() {
    LeasedDatabase present = target.lease();
    HikariPoolMXBean connections = pool.getHikariPoolMXBean();
    if (connections == null || pool.isClosed()) {
      return;
    }
    long deadline = System.nanoTime() + LIMIT.toNanos();
    do {
      connections.softEvictConnections();
      LockSupport.parkNanos(PAUSE_NANOS);
    } while (hasOthers(present, connections) && System.nanoTime() < deadline);
  }

  private boolean hasOthers(LeasedDatabase present, HikariPoolMXBean connections) {
    all.removeIf(Opened::isClosed);
    List<Opened> others = all.stream().filter(opened -> opened.lease != present).toList();
    return others.stream().anyMatch(opened -> opened.connection == null)
        || others.size() > connections.getActiveConnections();
  }

  @Override
  public int getLoginTimeout() {
    return loginTimeout;
  }

  @Override
  public void setLoginTimeout(int seconds) {
    loginTimeout = seconds;
  }

  /** As the only user that there is, whatever the pool was told. */
  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return getConnection();
  }
}
