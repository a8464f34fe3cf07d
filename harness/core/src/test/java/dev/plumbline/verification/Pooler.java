package dev.plumbline.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.postgres.Database;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** A PgBouncer that hands a single session of the server from transaction to transaction. */
final class Pooler implements AutoCloseable {

  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/pgbouncer"), Path.of("/usr/bin/pgbouncer"));

  private final Process process;
  private final PGSimpleDataSource dataSource;

  private Pooler(Process process, PGSimpleDataSource dataSource) {
    this.process = process;
    this.dataSource = dataSource;
  }

  /** Starts it; skips the test where it is not installed. */
  static Pooler before(Database database, Path folder) throws IOException, InterruptedException {
    Optional<Path> program = PLACES.stream().filter(Files::isExecutable).findFirst();
    assumeTrue(
        program.isPresent(), "PgBouncer is not installed (apt-get install pgbouncer): not tested");
    PGSimpleDataSource dataSource = direct(database);
    int port = freePort();
    Path users = folder.resolve("users.txt");
    Files.writeString(users, "\"" + database.username() + "\" \"" + database.password() + "\"\n");
    Path configuration = folder.resolve("pgbouncer.ini");
    Files.writeString(
        configuration,
        """
        [databases]
        * = host=%s port=%d
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        unix_socket_dir =
        auth_type = trust
        auth_file = %s
        pool_mode = transaction
        default_pool_size = 1
        ignore_startup_parameters = extra_float_digits
        """
            .formatted(
                Objects.requireNonNull(dataSource.getServerNames())[0],
                Objects.requireNonNull(dataSource.getPortNumbers())[0],
                port,
                users));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> command = new ArrayList<>(List.of(program.orElseThrow().toString()));
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("-u", "nobody"));
    }
    command.add(configuration.toString());
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    dataSource.setPortNumbers(new int[] {port});
    Pooler pooler = new Pooler(process, dataSource);
    try {
      await(process, log, dataSource, Duration.ofSeconds(30));
      return pooler;
    } catch (AssertionError e) {
      pooler.close();
      throw e;
    }
  }

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

  static void await(Process process, Path log, PGSimpleDataSource dataSource, Duration atMost)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (true) {
      try (Connection connection = dataSource.getConnection()) {
        assertThat(connection.isValid(1)).isTrue();
        return;
      } catch (SQLException e) {
        assertThat(process.isAlive() && System.nanoTime() < end)
            .as("%s: %s", e.getMessage(), Files.readString(log))
            .isTrue();
        Thread.sleep(20);
      }
    }
  }

  PGSimpleDataSource dataSource() {
    return dataSource;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }
}
