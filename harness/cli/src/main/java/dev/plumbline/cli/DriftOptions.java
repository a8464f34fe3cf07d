package dev.plumbline.cli;

import dev.plumbline.finding.Findings;
import dev.plumbline.migrator.Changelog;
import dev.plumbline.migrator.DriftCheck;
import dev.plumbline.migrator.ScratchDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whether to look for drift, and where to make the database to compare with. */
final class DriftOptions {

  @Option(
      names = "--drift",
      description =
          "Also compare the schema, in every property, with what the changeSets that are applied"
              + " make. They are applied to a scratch database for that, which is dropped"
              + " afterwards; the role must be allowed to create databases.")
  private boolean drift;

  @Option(
      names = "--scratch-url",
      paramLabel = "<url>",
      description =
          "Any database of another server of the same major version, beside which the scratch"
              + " database is made, instead of beside the database itself.")
  private @Nullable String scratchUrl;

  boolean isWanted() {
    return drift;
  }

  /** Everything in which the live database differs. */
  Findings look(
      Changelog changelog, DatabaseAddress live, Connection connection, ServiceCommand command)
      throws SQLException {
    DatabaseAddress server = scratchUrl == null ? live : parsed(scratchUrl, command);
    command.redaction().hide(server, changelog.service());
    try (Connection maintenance = command.connect(server);
        ScratchDatabases scratch =
            new ScratchDatabases(maintenance, name -> beside(server, name).connect())) {
      return new DriftCheck(changelog, scratch).of(connection);
    }
  }

  private static DatabaseAddress parsed(String url, ServiceCommand command) {
    try {
      return DatabaseAddress.parse(url);
    } catch (IllegalArgumentException e) {
      // the cause is left out: a message about a malformed URL might repeat it
      throw new ParameterException(
          command.commandLine(), "The value of --scratch-url " + e.getMessage());
    }
  }

  private static DatabaseAddress beside(DatabaseAddress server, String database) {
    return new DatabaseAddress(
        server.hosts(), database, server.parameters(), server.username(), server.password());
  }
}
