package dev.plumbline.benchmarks.handout;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;

/** Liquibase as it is used in tests without a framework. */
public final class LiquibaseUpdate {

  private LiquibaseUpdate() {}

  /** Applies a changelog of the class path. */
  public static void apply(String path, DataSource target) throws SQLException, LiquibaseException {
    try (Connection connection = target.getConnection()) {
      Database database =
          DatabaseFactory.getInstance()
              .findCorrectDatabaseImplementation(new JdbcConnection(connection));
      new Liquibase(path, new ClassLoaderResourceAccessor(), database).update(new Contexts());
    }
  }
}
