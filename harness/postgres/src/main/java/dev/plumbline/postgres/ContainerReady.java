package dev.plumbline.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * Waits until the server in a container can be connected to. Testcontainers' own way waits for
 * lines in the server's log, to the end of its time even where the server has ended long since.
 */
final class ContainerReady extends AbstractWaitStrategy {

  private static final long POLL_MILLIS = 20;

  /** The last lines tell why it ended. */
  private static final int LOG_CHARACTERS = 2000;

  private final String database;
  private final String password;

  ContainerReady(String database, String password) {
    this.database = database;
    this.password = password;
  }

  @Override
  protected void waitUntilReady() {
    long deadline = System.nanoTime() + startupTimeout.toNanos();
    while (true) {
      Optional<SQLException> obstacle = connect();
      if (obstacle.isEmpty()) {
        return;
      }
      if (!waitStrategyTarget.isRunning()) {
        throw new ContainerLaunchException("it has ended" + printed());
      }
      if (System.nanoTime() > deadline) {
        throw new ContainerLaunchException(
            "it did not answer within "
                + startupTimeout.toSeconds()
                + " s: "
                + obstacle.get().getMessage()
                + printed());
      }
      pause();
    }
  }

  /** Testcontainers removes a container that does not get ready, and the log with it. */
  private String printed() {
    String log = waitStrategyTarget.getLogs().strip();
    return ". It printed: " + log.substring(Math.max(0, log.length() - LOG_CHARACTERS));
  }

  private Optional<SQLException> connect() {
    Database.Endpoint endpoint =
        new Database.Endpoint(
            waitStrategyTarget.getHost(),
            waitStrategyTarget.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
            ServerCommands.USER,
            password);
    try (Connection connection = new Database(database, endpoint).connect()) {
      connection.isValid(0);
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ContainerLaunchException("interrupted");
    }
  }
}
