package dev.plumbline.safety;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import dev.plumbline.text.SqlIdentifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether what {@code IF NOT EXISTS} has skipped is there as the statement defines it. To see that,
 * what is there is renamed, the statement is run again, and everything is rolled back.
 */
final class SkippedObject {

  private static final String ASIDE = "plumbline_aside";

  private static final Pattern RELATION =
      Pattern.compile("relation \"(.+)\" already exists, skipping");
  private static final Pattern COLUMN =
      Pattern.compile("column \"(.+)\" of relation \"(.+)\" already exists, skipping");

  private SkippedObject() {}

  /**
   * How they differ, in the server's words; empty if they do not, or if it is neither a table, nor
   * an index, nor a column, or was created by a new changeSet.
   *
   * @param message the server's, that it has skipped it
   * @param old the schema before the first new changeSet
   * @param connection in the transaction of the statement
   */
  static Optional<String> difference(String message, String sql, Schema old, Connection connection)
      throws SQLException {
    Matcher column = COLUMN.matcher(message);
    Matcher relation = RELATION.matcher(message);
    if (!column.matches() && !relation.matches()) {
      return Optional.empty();
    }
    Savepoint savepoint = connection.setSavepoint();
    try {
      if (column.matches()) {
        return column(old, column.group(2), column.group(1), sql, connection);
      }
      return relation(old, relation.group(1), sql, connection);
    } catch (SQLException e) {
      return Optional.empty(); // it cannot be tried, so nothing is known against it
    } finally {
      connection.rollback(savepoint);
    }
  }

  private static Optional<String> column(
      Schema old, String table, String name, String sql, Connection connection)
      throws SQLException {
    Table before = table(old, table).orElse(null);
    if (before == null || before.column(name).isEmpty()) {
      return Optional.empty();
    }
    String quoted = SqlIdentifier.of(before.name().namespace(), table);
    execute(
        connection,
        "alter table " + quoted + " rename column " + SqlIdentifier.of(name) + " to " + ASIDE);
    execute(connection, sql);
    Table after = CatalogReader.read(connection).table(before.name()).orElseThrow();
    return different(
        after.column(ASIDE).map(SkippedObject::shape),
        after.column(name).map(SkippedObject::shape));
  }

  private static Optional<String> relation(
      Schema old, String name, String sql, Connection connection) throws SQLException {
    Optional<Table> table = table(old, name);
    if (table.isPresent()) {
      QualifiedName own = table.get().name();
      execute(
          connection,
          "alter table " + SqlIdentifier.of(own.namespace(), name) + " rename to " + ASIDE);
      execute(connection, sql);
      Schema after = CatalogReader.read(connection);
      return different(
          after.table(new QualifiedName(own.namespace(), ASIDE)).map(SkippedObject::shape),
          after.table(own).map(SkippedObject::shape));
    }
    for (Table owner : old.tables()) {
      if (index(owner, name).isPresent()) {
        execute(
            connection,
            "alter index "
                + SqlIdentifier.of(owner.name().namespace(), name)
                + " rename to "
                + ASIDE);
        execute(connection, sql);
        Schema after = CatalogReader.read(connection);
        return different(
            after.tables().stream().flatMap(one -> index(one, ASIDE).stream()).findFirst(),
            after.tables().stream().flatMap(one -> index(one, name).stream()).findFirst());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> different(Optional<String> there, Optional<String> defined) {
    return there.isEmpty() || defined.isEmpty() || there.equals(defined)
        ? Optional.empty()
        : Optional.of("there is " + there.get() + ", not " + defined.get());
  }

  private static Optional<Table> table(Schema schema, String name) {
    return schema.tables().stream()
        .filter(table -> !table.type().isView() && table.name().name().equals(name))
        .findFirst();
  }

  private static Optional<String> index(Table table, String name) {
    return table.indexes().stream()
        .filter(index -> index.name().equals(name))
        .findFirst()
        .map(index -> renamed(index).definition(table.name()));
  }

  private static Index renamed(Index index) {
    return new Index(
        ASIDE,
        index.method(),
        index.unique(),
        index.nullsDistinct(),
        index.parts(),
        index.include(),
        index.predicate(),
        true,
        index.tuning(),
        null);
  }

  private static String shape(Table table) {
    List<String> columns =
        table.columns().stream().map(column -> column.name() + " " + shape(column)).toList();
    return "a table of (" + String.join(", ", columns) + ")";
  }

  private static String shape(Column column) {
    return column.type()
        + (column.nullable() ? "" : " not null")
        + (column.defaultExpression() == null || column.defaultExpression().contains("nextval(")
            ? ""
            : " default " + column.defaultExpression());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }
}
