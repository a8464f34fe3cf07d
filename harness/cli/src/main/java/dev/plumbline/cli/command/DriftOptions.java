package dev.plumbline.cli.command;

import dev.plumbline.cli.fleet.Target;
import dev.plumbline.cli.settings.Redaction;
import dev.plumbline.finding.Findings;
import dev.plumbline.rehearsal.DriftCheck;
import java.sql.Connection;
import java.sql.SQLException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether to look for drift, and how. */
final class DriftOptions {

  @Option(
      names = "--drift",
      description =
          "Also compare every property of the schema with what the applied changeSets produce. They"
              + " are replayed in a scratch database, which is dropped afterwards; the role must"
              + " be allowed to create databases.")
  private boolean drift;

  @Mixin private final ScratchOptions scratch = new ScratchOptions();

  boolean isWanted() {
    return drift;
  }

  /** Everything in which the live database differs. */
  Findings look(Target target, Redaction redaction) throws SQLException {
    try (Connection live = target.connect()) {
      return scratch.with(
          target, redaction, databases -> new DriftCheck(target.changelog(), databases).of(live));
    }
  }
}
