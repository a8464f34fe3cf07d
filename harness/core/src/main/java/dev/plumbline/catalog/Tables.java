package dev.plumbline.catalog;

import static dev.plumbline.catalog.CatalogRows.strings;

import dev.plumbline.schema.Firing;
import dev.plumbline.schema.Policy;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Rule;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.Trigger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tables and what belongs to them, each by the number of its table. */
record Tables(
    int majorVersion,
    Annotations annotations,
    Columns columns,
    Constraints constraints,
    Indexes indexes,
    Map<Long, List<Trigger>> triggers,
    Map<Long, List<Rule>> rules,
    Map<Long, List<Policy>> policies) {

  static List<Table> read(CatalogRows rows, Annotations annotations, Columns columns)
      throws SQLException {
    Tables tables =
        new Tables(
            rows.majorVersion(),
            annotations,
            columns,
            Constraints.of(rows, annotations, columns),
            Indexes.of(rows, annotations, columns),
            rows.grouped(CatalogQuery.TRIGGERS, "relation", row -> trigger(row, annotations)),
            rows.grouped(CatalogQuery.RULES, "relation", row -> rule(row, annotations)),
            rows.grouped(CatalogQuery.POLICIES, "relation", row -> policy(row, annotations)));
    return rows.list(CatalogQuery.TABLES, tables::table);
  }

  private Table table(ResultSet row) throws SQLException {
    long oid = row.getLong("oid");
    String query = row.getString("query");
    return new Table(
        CatalogReader.name(row),
        type(row.getString("kind"), row.getBoolean("is_partition")),
        row.getBoolean("unlogged"),
        columns.of(oid),
        constraints.of(oid, indexes.exclusions(oid)),
        indexes.of(oid),
        triggers.getOrDefault(oid, List.of()),
        rules.getOrDefault(oid, List.of()),
        strings(row, "switched_triggers"),
        new Table.RowSecurity(
            row.getBoolean("row_security_enabled"),
            row.getBoolean("row_security_forced"),
            policies.getOrDefault(oid, List.of())),
        new Table.Inheritance(
            parents(row),
            row.getString("partition_bound"),
            row.getString("partition_key"),
            row.getBoolean("detach_pending"),
            row.getString("of_type"),
            indexes.attached(oid)),
        query == null
            ? null
            : new Table.View(
                PrintedQuery.canonical(query, majorVersion),
                strings(row, "options"),
                row.getBoolean("writable")),
        new Table.Foreign(
            row.getString("foreign_server"), ForeignOptions.of(row, "foreign_options")),
        row.getString("replica_identity"),
        new Table.Tuning(
            row.getString("access_method"),
            row.getString("tablespace"),
            strings(row, "parameters"),
            row.getString("clustered_on")),
        annotations.grants("pg_class", oid),
        annotations.comment("pg_class", oid));
  }

  private static List<QualifiedName> parents(ResultSet row) throws SQLException {
    List<String> namespaces = strings(row, "parent_namespaces");
    List<String> names = strings(row, "parent_names");
    List<QualifiedName> parents = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      parents.add(new QualifiedName(namespaces.get(i), names.get(i)));
    }
    return parents;
  }

  private static Table.Type type(String relkind, boolean isPartition) {
    return switch (relkind) {
      case "r" -> isPartition ? Table.Type.PARTITION : Table.Type.TABLE;
      case "p" -> isPartition ? Table.Type.PARTITION : Table.Type.PARTITIONED_TABLE;
      case "f" -> Table.Type.FOREIGN_TABLE;
      case "v" -> Table.Type.VIEW;
      case "m" -> Table.Type.MATERIALIZED_VIEW;
      default -> throw UnknownCode.of("pg_class.relkind", relkind);
    };
  }

  private static Trigger trigger(ResultSet row, Annotations annotations) throws SQLException {
    return new Trigger(
        row.getString("name"),
        row.getString("definition"),
        firing(row.getString("firing")),
        annotations.comment("pg_trigger", row.getLong("oid")));
  }

  private static Rule rule(ResultSet row, Annotations annotations) throws SQLException {
    return new Rule(
        row.getString("name"),
        row.getString("definition"),
        firing(row.getString("firing")),
        annotations.comment("pg_rewrite", row.getLong("oid")));
  }

  private static Firing firing(String code) {
    return switch (code) {
      case "O" -> Firing.ORIGIN;
      case "D" -> Firing.DISABLED;
      case "R" -> Firing.REPLICA;
      case "A" -> Firing.ALWAYS;
      default -> throw UnknownCode.of("pg_trigger.tgenabled or pg_rewrite.ev_enabled", code);
    };
  }

  private static Policy policy(ResultSet row, Annotations annotations) throws SQLException {
    return new Policy(
        row.getString("name"),
        row.getString("command"),
        row.getBoolean("permissive"),
        strings(row, "roles"),
        row.getString("using_expression"),
        row.getString("with_check"),
        annotations.comment("pg_policy", row.getLong("oid")));
  }
}
