package dev.plumbline.cli;

import dev.plumbline.migrator.Migrator;
import java.sql.Connection;
import picocli.CommandLine.Command;

@Command(
    name = "plan",
    description =
        "Prints the SQL that migrate would run now. Writes nothing to the database, not even"
            + " Liquibase's own tables. Liquibase's bookkeeping is left out.")
final class PlanCommand extends ServiceCommand {

  @Override
  ExitCode run(Migrator migrator, DatabaseAddress address, Connection connection) {
    out().print(migrator.plan(connection).toSql());
    return ExitCode.OK;
  }
}
