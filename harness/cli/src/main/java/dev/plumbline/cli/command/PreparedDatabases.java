package dev.plumbline.cli.command;

import dev.plumbline.history.HistoryLocation;
import dev.plumbline.rehearsal.DisposableDatabases;
import dev.plumbline.text.SqlIdentifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Databases that have, before the first changeSet, the schemas that a service's database has then:
 * the one of unqualified names, and the one of Liquibase's tables.
 *
 * @param databases without them
 * @param schemas their names
 */
record PreparedDatabases(DisposableDatabases databases, List<String> schemas)
    implements DisposableDatabases {

  /** With the schema of unqualified names, unless that is the server's own choice. */
  static DisposableDatabases with(@Nullable String schema, DisposableDatabases databases) {
    return new PreparedDatabases(
        databases,
        Stream.of(schema, HistoryLocation.configured().schema())
            .filter(Objects::nonNull)
            .distinct()
            .toList());
  }

  @Override
  public Connection create() throws SQLException {
    Connection connection = databases.create();
    try (Statement statement = connection.createStatement()) {
      for (String schema : schemas) {
        statement.execute("create schema if not exists " + SqlIdentifier.of(schema));
      }
      return connection;
    } catch (SQLException | RuntimeException e) {
      try (connection) {
        throw e;
      }
    }
  }

  @Override
  public Connection copy(String database) throws SQLException {
    return databases.copy(database);
  }

  @Override
  public Connection again(Connection first) throws SQLException {
    return databases.again(first);
  }
}
