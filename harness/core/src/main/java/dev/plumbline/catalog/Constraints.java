package dev.plumbline.catalog;

import static dev.plumbline.catalog.CatalogQuery.strings;

import dev.plumbline.schema.Check;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.UniqueConstraint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The constraints of one table. */
record Constraints(List<SchemaObject> all) {

  static final Constraints NONE = new Constraints(List.of());

  static Map<QualifiedName, Constraints> read(Connection connection) throws SQLException {
    return CatalogQuery.CONSTRAINTS.byTable(connection, Constraints::constraint).entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, entry -> new Constraints(entry.getValue())));
  }

  private static SchemaObject constraint(ResultSet row) throws SQLException {
    String name = row.getString("name");
    List<String> columns = strings(row, "columns");
    String definition = row.getString("definition");
    return switch (row.getString("kind")) {
      case "p" -> new PrimaryKey(name, columns);
      case "u" -> new UniqueConstraint(name, columns, definition);
      case "c" -> new Check(name, columns.stream().sorted().toList(), definition);
      default ->
          new ForeignKey(
              name,
              columns,
              new QualifiedName(row.getString("target_namespace"), row.getString("target_name")),
              strings(row, "target_columns"),
              action(row.getString("on_update")),
              action(row.getString("on_delete")),
              definition);
    };
  }

  private static ForeignKey.Action action(String code) {
    return switch (code) {
      case "r" -> ForeignKey.Action.RESTRICT;
      case "c" -> ForeignKey.Action.CASCADE;
      case "n" -> ForeignKey.Action.SET_NULL;
      case "d" -> ForeignKey.Action.SET_DEFAULT;
      default -> ForeignKey.Action.NO_ACTION;
    };
  }

  @Nullable PrimaryKey primaryKey() {
    return of(PrimaryKey.class).stream().findFirst().orElse(null);
  }

  <T extends SchemaObject> List<T> of(Class<T> type) {
    return all.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
