package dev.plumbline.cli.command;

import dev.plumbline.cli.fleet.Target;
import dev.plumbline.cli.settings.Connections;
import dev.plumbline.cli.settings.DatabaseAddress;
import dev.plumbline.cli.settings.Redaction;
import dev.plumbline.cli.settings.UsageException;
import dev.plumbline.rehearsal.DisposableDatabases;
import dev.plumbline.rehearsal.ScratchDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where to replay the changelog, to compare a database with what it makes. */
final class ScratchOptions {

  @Option(
      names = "--scratch-url",
      paramLabel = "<url>",
      description =
          "Any database on another server of the same major version. The scratch database is"
              + " created there instead of on the server of the database itself.")
  private @Nullable String scratchUrl;

  boolean isGiven() {
    return scratchUrl != null;
  }

  /** Looks at what a changelog makes of an empty database. */
  interface Look<T> {
    T at(DisposableDatabases databases) throws SQLException;
  }

  /** Makes scratch databases as long as somebody looks at them, and drops them. */
  <T> T with(Target target, Redaction redaction, Look<T> look) throws SQLException {
    return on(server(target, redaction), target, UnaryOperator.identity(), look);
  }

  /**
   * The same, where unqualified names lead to schemas that are there from the beginning.
   *
   * @param schemas as in {@code --default-schema}; nothing for those of the server's address
   */
  <T> T inSchemas(Target target, Redaction redaction, Optional<String> schemas, Look<T> look)
      throws SQLException {
    DatabaseAddress server = server(target, redaction);
    UnaryOperator<DatabaseAddress> placed = address -> schemas.map(address::in).orElse(address);
    return on(
        server,
        target,
        placed,
        databases -> look.at(PreparedDatabases.with(placed.apply(server).schema(), databases)));
  }

  private static <T> T on(
      DatabaseAddress server, Target target, UnaryOperator<DatabaseAddress> placed, Look<T> look)
      throws SQLException {
    try (Connection maintenance = new Connections(target.service(), server).openForWork();
        ScratchDatabases scratch =
            new ScratchDatabases(
                maintenance, name -> placed.apply(beside(server, name)).connectForWork())) {
      return look.at(scratch);
    }
  }

  /** The server on which they are made, by a database that is there. */
  DatabaseAddress server(Target target, Redaction redaction) {
    DatabaseAddress server = scratchUrl == null ? target.address() : parsed(scratchUrl);
    redaction.hide(server, target.service());
    return server;
  }

  private static DatabaseAddress parsed(String url) {
    try {
      return DatabaseAddress.parse(url);
    } catch (IllegalArgumentException e) {
      throw new UsageException("The value of --scratch-url " + e.getMessage());
    }
  }

  private static DatabaseAddress beside(DatabaseAddress server, String database) {
    return new DatabaseAddress(
        server.hosts(), database, server.parameters(), server.username(), server.password());
  }
}
