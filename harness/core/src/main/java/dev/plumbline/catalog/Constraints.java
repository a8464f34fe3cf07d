package dev.plumbline.catalog;

import static dev.plumbline.catalog.CatalogRows.numbers;

import dev.plumbline.schema.Check;
import dev.plumbline.schema.Deferrability;
import dev.plumbline.schema.Enforcement;
import dev.plumbline.schema.ExclusionConstraint;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.NotNull;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.UniqueConstraint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The constraints of all tables but exclusion constraints.
 *
 * @param byTable sorted by name, by the number of the table
 */
record Constraints(Map<Long, List<SchemaObject>> byTable) {

  static Constraints of(CatalogRows rows, Annotations annotations, Columns columns)
      throws SQLException {
    return new Constraints(
        rows.grouped(
            CatalogQuery.CONSTRAINTS, "relation", row -> constraint(row, annotations, columns)));
  }

  Table.Constraints of(long table, List<ExclusionConstraint> exclusions) {
    List<SchemaObject> all = byTable.getOrDefault(table, List.of());
    return new Table.Constraints(
        only(all, PrimaryKey.class).stream().findFirst().orElse(null),
        only(all, UniqueConstraint.class),
        only(all, ForeignKey.class),
        only(all, Check.class),
        exclusions,
        only(all, NotNull.class));
  }

  static <T extends SchemaObject> List<T> only(List<? extends SchemaObject> all, Class<T> type) {
    return all.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static SchemaObject constraint(ResultSet row, Annotations annotations, Columns allColumns)
      throws SQLException {
    String name = row.getString("name");
    long relation = row.getLong("relation");
    List<String> columns = allColumns.names(relation, numbers(row, "columns"));
    String comment = annotations.comment("pg_constraint", row.getLong("oid"));
    String kind = row.getString("kind");
    return switch (kind) {
      case "p" ->
          new PrimaryKey(
              name,
              columns,
              include(row, allColumns),
              row.getBoolean("has_period"),
              deferrability(row),
              Indexes.tuning(row),
              comment);
      case "u" ->
          new UniqueConstraint(
              name,
              columns,
              include(row, allColumns),
              row.getBoolean("nulls_distinct"),
              row.getBoolean("has_period"),
              deferrability(row),
              Indexes.tuning(row),
              comment);
      case "c" ->
          new Check(
              name,
              columns.stream().sorted().toList(),
              row.getString("expression"),
              row.getBoolean("inherited"),
              enforcement(row),
              comment);
      case "n" ->
          new NotNull(name, columns.get(0), row.getBoolean("inherited"), enforcement(row), comment);
      case "f" ->
          new ForeignKey(
              name,
              columns,
              new QualifiedName(row.getString("target_namespace"), row.getString("target_name")),
              allColumns.names(row.getLong("target"), numbers(row, "target_columns")),
              match(row.getString("match")),
              action(row.getString("on_update")),
              action(row.getString("on_delete")),
              allColumns.names(relation, numbers(row, "set_on_delete")),
              row.getBoolean("has_period"),
              deferrability(row),
              enforcement(row),
              comment);
      default -> throw UnknownCode.of("pg_constraint.contype", kind);
    };
  }

  private static List<String> include(ResultSet row, Columns columns) throws SQLException {
    List<Integer> all = numbers(row, "index_columns");
    return columns.names(
        row.getLong("relation"), all.subList(row.getInt("index_keys"), all.size()));
  }

  static Deferrability deferrability(ResultSet row) throws SQLException {
    if (row.getBoolean("is_deferred")) {
      return Deferrability.INITIALLY_DEFERRED;
    }
    return row.getBoolean("is_deferrable")
        ? Deferrability.INITIALLY_IMMEDIATE
        : Deferrability.NOT_DEFERRABLE;
  }

  private static Enforcement enforcement(ResultSet row) throws SQLException {
    if (!row.getBoolean("is_enforced")) {
      return Enforcement.NOT_ENFORCED;
    }
    return row.getBoolean("is_valid") ? Enforcement.VALID : Enforcement.NOT_VALID;
  }

  private static ForeignKey.Match match(String confmatchtype) {
    return switch (confmatchtype) {
      case "s" -> ForeignKey.Match.SIMPLE;
      case "f" -> ForeignKey.Match.FULL;
      default -> throw UnknownCode.of("pg_constraint.confmatchtype", confmatchtype);
    };
  }

  private static ForeignKey.Action action(String code) {
    return switch (code) {
      case "a" -> ForeignKey.Action.NO_ACTION;
      case "r" -> ForeignKey.Action.RESTRICT;
      case "c" -> ForeignKey.Action.CASCADE;
      case "n" -> ForeignKey.Action.SET_NULL;
      case "d" -> ForeignKey.Action.SET_DEFAULT;
      default -> throw UnknownCode.of("pg_constraint.confdeltype", code);
    };
  }
}
