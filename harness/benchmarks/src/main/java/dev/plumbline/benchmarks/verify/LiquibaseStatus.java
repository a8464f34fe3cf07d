package dev.plumbline.benchmarks.verify;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;

/**
 * {@code liquibase status}: reads the changelog, and lists what has not been applied.
 *
 * @param root the folder that the changelog's path begins in
 * @param changelog its path
 * @param database where
 */
record LiquibaseStatus(Path root, String changelog, DataSource database) implements Look {

  @Override
  public String words() {
    return "Liquibase: status";
  }

  @Override
  public void look() throws Exception {
    try (Connection connection = database.getConnection();
        DirectoryResourceAccessor files = new DirectoryResourceAccessor(root)) {
      Database liquibase =
          DatabaseFactory.getInstance()
              .findCorrectDatabaseImplementation(new JdbcConnection(connection));
      List<ChangeSet> pending =
          new Liquibase(changelog, files, liquibase)
              .listUnrunChangeSets(new Contexts(), new LabelExpression());
      if (!pending.isEmpty()) {
        throw new IllegalStateException("Liquibase takes for pending: " + pending);
      }
    }
  }
}
