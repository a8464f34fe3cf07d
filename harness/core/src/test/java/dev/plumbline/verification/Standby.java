package dev.plumbline.verification;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A server in recovery, made of a base backup of another one. It has nobody to follow, and so stays
 * as it is.
 */
final class Standby implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(1);

  private final Process process;
  private final PGSimpleDataSource dataSource;

  private Standby(Process process, PGSimpleDataSource dataSource) {
    this.process = process;
    this.dataSource = dataSource;
  }

  /**
   * Starts it.
   *
   * @param primary in a cluster with {@code wal_level=replica}
   * @param folder for its files
   */
  static Standby of(Database primary, Path folder)
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
    int port = Pooler.freePort();
    Process process = start(program.resolve("postgres"), folder, port);
    PGSimpleDataSource dataSource = Pooler.direct(primary);
    dataSource.setPortNumbers(new int[] {port});
    Standby standby = new Standby(process, dataSource);
    try {
      Pooler.await(process, folder.resolve("log"), dataSource, START);
      return standby;
    } catch (AssertionError e) {
      standby.close();
      throw e;
    }
  }

  private static Process start(Path program, Path folder, int port)
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
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
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

  DataSource dataSource() {
    return dataSource;
  }

  @Override
  public void close() throws InterruptedException {
    process.toHandle().destroy();
    process.waitFor();
  }
}
