package dev.plumbline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.postgres.Database;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/** A process that a database is reached through, and how it is reached. */
final class ServerProcess {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration STOP = Duration.ofSeconds(30);

  private final Process process;
  private final PGSimpleDataSource dataSource;

  private ServerProcess(Process process, PGSimpleDataSource dataSource) {
    this.process = process;
    this.dataSource = dataSource;
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param port which it listens on
   * @param database as which it answers, with the same name and password
   * @param log where its output goes
   * @throws AssertionError if it does not answer; it has ended then
   */
  static ServerProcess start(List<String> command, int port, Database database, Path log)
      throws IOException, InterruptedException {
    PGSimpleDataSource dataSource = direct(database);
    dataSource.setPortNumbers(new int[] {port});
    ServerProcess server =
        new ServerProcess(
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start(),
            dataSource);
    try {
      server.await(log);
      return server;
    } catch (AssertionError e) {
      server.kill();
      throw e;
    }
  }

  private void await(Path log) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (true) {
      try (Connection connection = dataSource.getConnection()) {
        assertThat(connection.isValid(1)).isTrue();
        return;
      } catch (SQLException e) {
        assertThat(process.isAlive() && System.nanoTime() - start < PATIENCE.toNanos())
            .as("%s: %s", e.getMessage(), Files.readString(log))
            .isTrue();
        Thread.sleep(20);
      }
    }
  }

  /** How the database itself is reached. */
  static PGSimpleDataSource direct(Database database) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(database.jdbcUrl());
    dataSource.setUser(database.username());
    dataSource.setPassword(database.password());
    return dataSource;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  PGSimpleDataSource dataSource() {
    return dataSource;
  }

  /** Lets it end in order. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
      kill();
    }
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }
}
