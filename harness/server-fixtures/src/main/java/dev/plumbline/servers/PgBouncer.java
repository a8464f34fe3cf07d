package dev.plumbline.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.plumbline.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PgBouncer in front of a database. */
public final class PgBouncer implements AutoCloseable {

  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/pgbouncer"), Path.of("/usr/bin/pgbouncer"));

  /** How long a client keeps a session of the server. */
  public enum Mode {
    SESSION,
    TRANSACTION,
    STATEMENT
  }

  private final ServerProcess process;

  private PgBouncer(ServerProcess process) {
    this.process = process;
  }

  /**
   * Starts one; skips the test where it is not installed, unless {@code
   * -Dplumbline.pgbouncer=required}.
   *
   * @param sessions how many of the server its clients share
   * @param folder for its files, which everybody is allowed to read from now on
   * @throws AssertionError if it does not answer, or is required and not installed
   */
  public static PgBouncer inFrontOf(Database database, Mode mode, int sessions, Path folder)
      throws IOException, InterruptedException {
    Path program = program();
    int port = ServerProcess.freePort();
    Path configuration = folder.resolve("pgbouncer.ini");
    Files.writeString(configuration, configuration(database, mode, sessions, port, folder));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> command = new ArrayList<>(List.of(program.toString()));
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("-u", "nobody"));
    }
    command.add(configuration.toString());
    return new PgBouncer(ServerProcess.start(command, port, database, folder.resolve("log")));
  }

  private static Path program() {
    return PLACES.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(
            () -> {
              String missing = "PgBouncer is not installed (apt-get install pgbouncer): not tested";
              assertThat(System.getProperty("plumbline.pgbouncer", ""))
                  .as(missing)
                  .isNotEqualTo("required");
              return abort(missing);
            });
  }

  private static String configuration(
      Database database, Mode mode, int sessions, int port, Path folder) throws IOException {
    PGSimpleDataSource server = ServerProcess.direct(database);
    Path users = folder.resolve("users.txt");
    Files.writeString(users, "\"%s\" \"%s\"\n".formatted(database.username(), database.password()));
    return """
        [databases]
        * = host=%s port=%d
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        unix_socket_dir =
        auth_type = trust
        auth_file = %s
        pool_mode = %s
        default_pool_size = %d
        ignore_startup_parameters = extra_float_digits
        """
        .formatted(
            Objects.requireNonNull(server.getServerNames())[0],
            Objects.requireNonNull(server.getPortNumbers())[0],
            port,
            users,
            mode.name().toLowerCase(Locale.ROOT),
            sessions);
  }

  /** Connections to the database through it. */
  public DataSource dataSource() {
    return process.dataSource();
  }

  @Override
  public void close() throws InterruptedException {
    process.kill();
  }
}
