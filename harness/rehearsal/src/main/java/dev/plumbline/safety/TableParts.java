package dev.plumbline.safety;

import dev.plumbline.schema.Check;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.Policy;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.Trigger;
import dev.plumbline.schema.UniqueConstraint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What hangs on a table, by what it does: a key that has another name is the same key. */
final class TableParts {

  private TableParts() {}

  /** Kind and effect of each part, with its kind and name for people. */
  static Map<String, String> of(Table table) {
    Map<String, String> parts = new LinkedHashMap<>();
    PrimaryKey primary = table.primaryKey();
    if (primary != null) {
      parts.put("unique " + primary.columns(), "primary key " + primary.name());
    }
    for (UniqueConstraint unique : table.uniqueConstraints()) {
      parts.put("unique " + unique.columns(), "unique constraint " + unique.name());
    }
    for (ForeignKey key : table.foreignKeys()) {
      parts.put(
          "foreign key " + key.columns() + key.target() + key.onDelete(),
          "foreign key " + key.name());
    }
    for (Check check : table.checks()) {
      parts.put("check " + check.expression(), "check constraint " + check.name());
    }
    table
        .constraints()
        .exclusions()
        .forEach(
            exclusion ->
                parts.put(exclusion.definition(), "exclusion constraint " + exclusion.name()));
    for (Index index : table.indexes()) {
      parts.put(
          (index.unique() ? "unique " : "index ") + index.keys() + suffix(index.predicate()),
          "index " + index.name());
    }
    for (Trigger trigger : table.triggers()) {
      parts.put("trigger " + trigger.name(), "trigger " + trigger.name());
    }
    for (Policy policy : table.rowSecurity().policies()) {
      parts.put("policy " + policy.name(), "policy " + policy.name());
    }
    table
        .grants()
        .forEach(
            grant ->
                grant
                    .privileges()
                    .forEach(
                        privilege ->
                            parts.put(
                                "grant " + grant.grantee() + privilege,
                                privilege + " for " + grant.grantee())));
    for (Column column : table.columns()) {
      columns(column, parts);
    }
    return parts;
  }

  private static String suffix(@Nullable String predicate) {
    return predicate == null ? "" : " " + predicate;
  }

  private static void columns(Column column, Map<String, String> parts) {
    if (column.defaultExpression() != null) {
      parts.put("default " + List.of(column.name()), "default of " + column.name());
    }
    if (column.identity() != null) {
      parts.put("default " + List.of(column.name()), "identity of " + column.name());
    }
    if (column.comment() != null) {
      parts.put("comment " + List.of(column.name()), "comment of " + column.name());
    }
  }

  /** Whether it has gone with the only column that it was about, as everybody expects. */
  static boolean isOfOneColumn(String shape, Table before, Table after) {
    Set<String> gone =
        before.columns().stream()
            .map(Column::name)
            .filter(name -> after.column(name).isEmpty())
            .collect(Collectors.toSet());
    Set<String> about =
        before.columns().stream()
            .map(Column::name)
            .filter(name -> Mentions.of(name, shape))
            .collect(Collectors.toSet());
    return about.size() == 1 && gone.containsAll(about);
  }
}
