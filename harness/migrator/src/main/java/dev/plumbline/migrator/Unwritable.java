package dev.plumbline.migrator;

import java.util.Optional;
import liquibase.change.Change;
import liquibase.change.core.ExecuteShellCommandChange;
import liquibase.change.core.OutputChange;
import liquibase.change.core.StopChange;
import liquibase.change.core.TagDatabaseChange;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.change.custom.CustomTaskChange;

/** Changes that do something else than to run SQL, and must not do it for a plan. */
final class Unwritable {

  private Unwritable() {}

  /** What such a change does; empty for one that runs SQL. */
  static Optional<String> note(Change change) {
    if (change instanceof CustomChangeWrapper custom) {
      return custom.getCustomChange() instanceof CustomTaskChange
          ? Optional.of(
              "runs the code of " + custom.getClassName() + ", and only that can tell what it does")
          : Optional.empty();
    }
    if (change instanceof ExecuteShellCommandChange command) {
      return Optional.of("runs a program outside of the database: " + command.getExecutable());
    }
    if (change instanceof StopChange stop) {
      return Optional.of("stops the migration here: " + stop.getMessage());
    }
    if (change instanceof TagDatabaseChange tag) {
      return Optional.of("gives the history the tag " + tag.getTag());
    }
    return change instanceof OutputChange output
        ? Optional.of("prints: " + output.getMessage())
        : Optional.empty();
  }
}
