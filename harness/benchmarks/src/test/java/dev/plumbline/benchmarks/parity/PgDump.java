package dev.plumbline.benchmarks.parity;

import dev.plumbline.postgres.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The {@code pg_dump} of this machine, which is not among the embedded binaries.
 *
 * @param major version; it dumps servers up to this
 */
record PgDump(int major) {

  private static final Pattern VERSION = Pattern.compile("pg_dump \\(PostgreSQL\\) (\\d+)\\b.*");

  /** The one on the path. */
  static Optional<PgDump> find() throws InterruptedException {
    try {
      Matcher version = VERSION.matcher(output(new ProcessBuilder("pg_dump", "--version")).strip());
      return version.matches()
          ? Optional.of(new PgDump(Integer.parseInt(version.group(1))))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // there is none
    }
  }

  /** What to execute in an empty database to get the same schema; rows are left out. */
  String schemaOf(Database database) throws IOException, InterruptedException {
    URI uri = URI.create(database.jdbcUrl().substring("jdbc:".length()));
    ProcessBuilder dump =
        new ProcessBuilder(
            "pg_dump",
            "--schema-only",
            "--no-owner",
            "--host=" + uri.getHost(),
            "--port=" + uri.getPort(),
            "--username=" + database.username(),
            database.name());
    dump.environment().put("PGPASSWORD", database.password());
    return output(dump)
        .lines()
        .filter(line -> !line.startsWith("\\")) // psql's own commands
        .collect(Collectors.joining("\n"));
  }

  private static String output(ProcessBuilder command) throws IOException, InterruptedException {
    Process process = command.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command.command().get(0) + " failed: " + output);
    }
    return output;
  }
}
