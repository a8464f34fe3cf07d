package dev.plumbline.cli.command;

import dev.plumbline.cli.fleet.ServiceCommand;
import dev.plumbline.cli.fleet.Target;
import dev.plumbline.cli.output.ForbiddenException;
import dev.plumbline.cli.output.Progress;
import dev.plumbline.cli.settings.Environment;
import dev.plumbline.migrator.Migrator;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Empties a disposable database and migrates it from its beginning. */
final class Recreation {

  private static final List<String> DISPOSABLE_ENVIRONMENTS =
      List.of("development", "dev", "test", "testing", "local");

  private final Target target;
  private final Migrator migrator;
  private final Progress progress;

  Recreation(Target target, Migrator migrator, Progress progress) {
    this.target = target;
    this.migrator = migrator;
    this.progress = progress;
  }

  /** Whether every migration is to begin from nothing. */
  static boolean isForced(Environment environment) {
    return environment.isOn("DB_FORCE_RECREATE");
  }

  /**
   * Makes sure that this is an environment in which databases may be thrown away: $ENVIRONMENT says
   * so, or says nothing while $DEVELOPMENT_MODE is on.
   *
   * @throws ForbiddenException if it is not
   */
  static void requireDisposableEnvironment(Environment environment) {
    Optional<String> name = environment.get("ENVIRONMENT");
    boolean disposable =
        name.map(text -> DISPOSABLE_ENVIRONMENTS.contains(text.strip().toLowerCase(Locale.ROOT)))
            .orElseGet(() -> environment.isOn("DEVELOPMENT_MODE"));
    if (!disposable) {
      throw new ForbiddenException(
          "Databases can be recreated only in development and test, and "
              + name.map(text -> "$ENVIRONMENT is " + text)
                  .orElse("neither $ENVIRONMENT nor $DEVELOPMENT_MODE says that this is one")
              + ". Nothing was changed. If it is one, set ENVIRONMENT to development or test"
              + (isForced(environment) ? "; if it is not, unset DB_FORCE_RECREATE." : "."));
    }
  }

  /** Returns whether there was something to do. */
  boolean on(Connection connection) throws SQLException {
    target.console().printf("%s: recreating %s", target.service(), target.address());
    Migrator.Cleared cleared = migrator.clear(connection);
    target
        .console()
        .printf(
            "%s: dropped %s and everything else; the database is empty",
            target.service(), ServiceCommand.counted(cleared.tables(), "table"));
    cleared.kept().forEach(kept -> target.console().println("  kept          " + kept));
    MigrateCommand.migrate(target, migrator, progress, connection);
    int after = Migrator.tables(connection);
    target
        .console()
        .printf(
            "%s: recreated; %s before, %s after",
            target.service(),
            ServiceCommand.counted(cleared.tables(), "table"),
            ServiceCommand.counted(after, "table"));
    target.report().put("tablesBefore", cleared.tables());
    target.report().put("tablesAfter", after);
    return true;
  }
}
