package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PgBouncer in front of a test database. */
final class PgBouncer implements AutoCloseable {

  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/pgbouncer"), Path.of("/usr/bin/pgbouncer"));

  private final Process process;
  private final PGSimpleDataSource pool;

  private PgBouncer(Process process, PGSimpleDataSource pool) {
    this.process = process;
    this.pool = pool;
  }

  /**
   * Starts one; skips the test where it is not installed, unless {@code
   * -Dplumbline.pgbouncer=required}.
   */
  static PgBouncer start(String mode, Connection database, Path folder) throws Exception {
    Path program = PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
    if (program == null) {
      String missing = "PgBouncer is not installed (apt-get install pgbouncer): not tested";
      assertThat(System.getProperty("plumbline.pgbouncer", ""))
          .as(missing)
          .isNotEqualTo("required");
      abort(missing);
    }
    int port = freePort();
    String user = database.getMetaData().getUserName();
    Path users =
        write(
            folder, "users.txt", "\"%s\" \"%s\"\n".formatted(user, Disposable.password(database)));
    URI server =
        URI.create(
            database.getMetaData().getURL().substring("jdbc:".length()).replaceAll("\\?.*", ""));
    Path configuration =
        write(
            folder,
            "pgbouncer.ini",
            """
            [databases]
            * = host=%s port=%d
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %d
            unix_socket_dir =
            auth_type = trust
            auth_file = %s
            pool_mode = %s
            ignore_startup_parameters = extra_float_digits
            """
                .formatted(server.getHost(), server.getPort(), port, users, mode));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> command = new ArrayList<>(List.of(String.valueOf(program)));
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("-u", "nobody"));
    }
    command.add(configuration.toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("pgbouncer.log").toFile())
            .start();
    PGSimpleDataSource pool = new PGSimpleDataSource();
    pool.setServerNames(new String[] {"127.0.0.1"});
    pool.setPortNumbers(new int[] {port});
    pool.setDatabaseName(database.getCatalog());
    pool.setUser(user);
    PgBouncer bouncer = new PgBouncer(process, pool);
    try {
      Eventually.until("PgBouncer answers", () -> bouncer.answers(folder));
    } catch (AssertionError e) {
      bouncer.close();
      throw e;
    }
    return bouncer;
  }

  private static Path write(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private boolean answers(Path folder) throws IOException {
    assertThat(process.isAlive())
        .as(() -> String.join("\n", lines(folder.resolve("pgbouncer.log"))))
        .isTrue();
    try (Connection connection = connect()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private static List<String> lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.toList();
    } catch (IOException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(pool.getURL(), pool.getUser(), "");
  }

  DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }
}
