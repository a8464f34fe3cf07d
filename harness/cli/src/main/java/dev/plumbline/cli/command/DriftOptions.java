package dev.plumbline.cli.command;

import dev.plumbline.cli.fleet.Target;
import dev.plumbline.cli.settings.Connections;
import dev.plumbline.cli.settings.DatabaseAddress;
import dev.plumbline.cli.settings.Redaction;
import dev.plumbline.cli.settings.UsageException;
import dev.plumbline.finding.Findings;
import dev.plumbline.rehearsal.DriftCheck;
import dev.plumbline.rehearsal.ScratchDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether to look for drift, and where to make the database to compare with. */
final class DriftOptions {

  @Option(
      names = "--drift",
      description =
          "Also compare every property of the schema with what the applied changeSets produce. They"
              + " are replayed in a scratch database, which is dropped afterwards; the role must"
              + " be allowed to create databases.")
  private boolean drift;

  @Option(
      names = "--scratch-url",
      paramLabel = "<url>",
      description =
          "Any database on another server of the same major version. The scratch database is"
              + " created there instead of on the server of the database itself.")
  private @Nullable String scratchUrl;

  boolean isWanted() {
    return drift;
  }

  /** Everything in which the live database differs. */
  Findings look(Target target, Redaction redaction) throws SQLException {
    DatabaseAddress server = scratchUrl == null ? target.address() : parsed(scratchUrl);
    redaction.hide(server, target.service());
    try (Connection live = target.connect();
        Connection maintenance = new Connections(target.service(), server).openForWork();
        ScratchDatabases scratch =
            new ScratchDatabases(maintenance, name -> beside(server, name).connectForWork())) {
      return new DriftCheck(target.changelog(), scratch).of(live);
    }
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
