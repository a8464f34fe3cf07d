package dev.plumbline.migrator;

import java.sql.Connection;
import java.sql.SQLException;

/** Cancels what a run is executing when its time to stop is over. */
final class Canceller implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Canceller.class.getName());
  private static final long POLL_MILLIS = 50;

  private final StopSignal stop;
  private final StatementRunner runner;
  private final Connection connection;
  private final Thread thread;

  private Canceller(StopSignal stop, StatementRunner runner, Connection connection) {
    this.stop = stop;
    this.runner = runner;
    this.connection = connection;
    thread = new Thread(this::watch, "plumbline-stop");
    thread.setDaemon(true);
  }

  static Canceller start(StopSignal stop, LiquibaseSession liquibase) {
    Canceller canceller = new Canceller(stop, liquibase.runner(), liquibase.connection());
    canceller.thread.start();
    return canceller;
  }

  private void watch() {
    try {
      stop.await();
      while (true) {
        if (stop.isGraceOver()) {
          cancel();
        }
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      LOG.log(System.Logger.Level.TRACE, "The migration has ended");
    }
  }

  private void cancel() {
    try {
      runner.cancelRunning(connection);
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.WARNING, "Cannot cancel the statement: {0}", ServerMessage.of(e));
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
