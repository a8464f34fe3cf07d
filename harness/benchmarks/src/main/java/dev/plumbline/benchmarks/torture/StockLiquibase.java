package dev.plumbline.benchmarks.torture;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;

/** Stock Liquibase's update, as its own API does it. */
final class StockLiquibase {

  private StockLiquibase() {}

  /** Expects a folder, a changelog's path, a URL and a user; the password is in the environment. */
  public static void main(String[] arguments) throws Exception {
    try (Connection connection =
        DriverManager.getConnection(arguments[2], arguments[3], System.getenv("PGPASSWORD"))) {
      Scope.child(
          Map.of("liquibase.analytics.enabled", false), () -> update(arguments, connection));
    }
  }

  private static void update(String[] arguments, Connection connection) throws Exception {
    try (Liquibase liquibase =
        new Liquibase(
            arguments[1],
            new DirectoryResourceAccessor(Path.of(arguments[0])),
            DatabaseFactory.getInstance()
                .findCorrectDatabaseImplementation(new JdbcConnection(connection)))) {
      liquibase.update(new Contexts());
    }
  }
}
