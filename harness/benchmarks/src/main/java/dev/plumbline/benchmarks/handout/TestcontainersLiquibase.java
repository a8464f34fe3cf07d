package dev.plumbline.benchmarks.handout;

import dev.plumbline.benchmarks.machine.Docker;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A container that all tests share, and a database in it for each, migrated by Liquibase. */
final class TestcontainersLiquibase implements FreshDatabases {

  private final PostgreSQLContainer container = new PostgreSQLContainer(Docker.postgresImage());
  private int count;

  TestcontainersLiquibase() {
    container.start();
  }

  @Override
  public DataSource next() throws Exception {
    count++;
    execute("CREATE DATABASE " + name());
    PGSimpleDataSource database = dataSource(name());
    LiquibaseUpdate.apply(SixtyTables.PATH, database);
    return database;
  }

  @Override
  public void done() throws SQLException {
    execute("DROP DATABASE " + name() + " WITH (FORCE)");
  }

  @Override
  public void close() {
    container.stop();
  }

  private String name() {
    return "fresh_" + count;
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource(container.getDatabaseName()).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private PGSimpleDataSource dataSource(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(container.getJdbcUrl());
    source.setDatabaseName(database);
    source.setUser(container.getUsername());
    source.setPassword(container.getPassword());
    return source;
  }
}
