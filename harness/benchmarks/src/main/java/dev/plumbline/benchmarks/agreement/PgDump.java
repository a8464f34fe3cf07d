package dev.plumbline.benchmarks.agreement;

import dev.plumbline.postgres.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The {@code pg_dump} and {@code psql} of this machine, which are not among the embedded binaries.
 *
 * @param major version; it dumps servers up to this
 */
record PgDump(int major) {

  private static final Pattern VERSION = Pattern.compile("pg_dump \\(PostgreSQL\\) (\\d+)\\b.*");

  /** The one on the path. */
  static Optional<PgDump> find() throws IOException, InterruptedException {
    try {
      Matcher version =
          VERSION.matcher(output(new ProcessBuilder("pg_dump", "--version"), "").strip());
      return version.matches()
          ? Optional.of(new PgDump(Integer.parseInt(version.group(1))))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // there is none
    }
  }

  /** The schema as SQL, without Liquibase's own tables. */
  String schemaOf(Database database) throws IOException, InterruptedException {
    ProcessBuilder dump =
        command(
            database,
            "pg_dump",
            "--schema-only",
            "--no-owner",
            "--exclude-table=databasechangelog*",
            "--exclude-table=*.databasechangelog*");
    return output(dump, "")
        .lines()
        // psql's own commands, of which \restrict is another each time
        .filter(line -> !line.startsWith("\\"))
        .filter(line -> !line.startsWith("--") && !line.isBlank())
        .collect(Collectors.joining("\n"));
  }

  /** Runs a script as a person would; the first error ends it. */
  void run(String script, Database database) throws IOException, InterruptedException {
    output(command(database, "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", "-"), script);
  }

  private static ProcessBuilder command(Database database, String program, String... options) {
    URI uri = URI.create(database.jdbcUrl().substring("jdbc:".length()));
    ProcessBuilder command =
        new ProcessBuilder(
            program,
            "--host=" + uri.getHost(),
            "--port=" + uri.getPort(),
            "--username=" + database.username(),
            "--dbname=" + database.name());
    command.command().addAll(List.of(options));
    command.environment().put("PGPASSWORD", database.password());
    command.environment().put("PGCLIENTENCODING", "UTF8");
    return command;
  }

  private static String output(ProcessBuilder command, String input)
      throws IOException, InterruptedException {
    Process process = command.redirectErrorStream(true).start();
    try (var into = process.outputWriter(StandardCharsets.UTF_8)) {
      into.write(input);
    } catch (IOException e) {
      // it has ended early; why is in its output
      if (process.isAlive()) {
        throw e;
      }
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command.command().get(0) + " failed: " + output);
    }
    return output;
  }
}
