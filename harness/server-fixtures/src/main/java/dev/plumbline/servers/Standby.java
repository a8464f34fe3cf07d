package dev.plumbline.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.postgres.Database;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * A server in recovery, made of a base backup of another one. It has nobody to follow, and so stays
 * as it is.
 */
public final class Standby implements AutoCloseable {

  private final ServerProcess process;

  private Standby(ServerProcess process) {
    this.process = process;
  }

  /**
   * Starts it; skips the test where root could not start it as somebody else.
   *
   * @param primary in a cluster with {@code wal_level=replica}
   * @param folder for its files
   * @throws AssertionError if it does not answer
   */
  public static Standby of(Database primary, Path folder)
      throws IOException, InterruptedException, SQLException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    Path program;
    try (Connection connection = primary.connect()) {
      Path source = Path.of(value(connection, "show data_directory"));
      Files.copy(Path.of(value(connection, "show config_file")), folder.resolve("postgresql.conf"));
      program = Path.of(value(connection, "select setting from pg_config where name = 'BINDIR'"));
      value(connection, "select pg_backup_start('standby', true)::text");
      copy(source, data);
      String label = value(connection, "select labelfile from pg_backup_stop(false)");
      copy(source.resolve("pg_wal"), data.resolve("pg_wal"));
      Files.writeString(data.resolve("backup_label"), label);
    }
    Files.createFile(data.resolve("standby.signal"));
    int port = ServerProcess.freePort();
    List<String> command = command(program.resolve("postgres"), folder, port);
    return new Standby(ServerProcess.start(command, port, primary, folder.resolve("log")));
  }

  private static List<String> command(Path program, Path folder, int port)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      boolean possible = new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0;
      assumeTrue(possible, "root may not create user namespaces here: no standby, not tested");
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(
        List.of(
            program.toString(),
            "-D",
            folder.resolve("data").toString(),
            "-c",
            "config_file=" + folder.resolve("postgresql.conf"),
            "-c",
            "hot_standby=on",
            "-c",
            "port=" + port));
    return command;
  }

  /** Files come and go while the server runs; recovery puts right what is missed. */
  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path copy = to.resolve(from.relativize(file));
            if (!file.endsWith("postmaster.pid")) {
              Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
  }

  private static String value(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      assertThat(row.next()).as(query).isTrue();
      return row.getString(1);
    }
  }

  /** Connections to the copy of the primary database. */
  public DataSource dataSource() {
    return process.dataSource();
  }

  @Override
  public void close() throws InterruptedException {
    process.stop();
  }
}
