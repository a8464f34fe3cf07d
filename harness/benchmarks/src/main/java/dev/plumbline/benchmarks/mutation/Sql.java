package dev.plumbline.benchmarks.mutation;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Table;
import dev.plumbline.text.SqlIdentifier;
import dev.plumbline.text.SqlLiteral;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of SQL. */
final class Sql {

  private Sql() {}

  static String quoted(String name) {
    return SqlIdentifier.of(name);
  }

  static String quoted(QualifiedName name) {
    return name.quoted();
  }

  static String quoted(Collection<String> names) {
    return names.stream().map(Sql::quoted).collect(Collectors.joining(", "));
  }

  static String literal(String text) {
    return SqlLiteral.standard(text);
  }

  static String alter(Table table, String action) {
    return "alter "
        + switch (table.type()) {
          case VIEW -> "view ";
          case MATERIALIZED_VIEW -> "materialized view ";
          case FOREIGN_TABLE -> "foreign table ";
          case TABLE, PARTITIONED_TABLE, PARTITION -> "table ";
        }
        + quoted(table.name())
        + " "
        + action;
  }

  static String alter(Table table, Column column, String action) {
    return alter(table, "alter column " + quoted(column.name()) + " " + action);
  }

  /** The index's definition with other parts; every other property stays. */
  static String createIndex(Table table, Index index, List<String> parts, String where) {
    return "create "
        + (index.unique() ? "unique index " : "index ")
        + quoted(index.name())
        + " on "
        + quoted(table.name())
        + " using "
        + index.method()
        + " ("
        + String.join(", ", parts)
        + ")"
        + (index.include().isEmpty() ? "" : " include (" + quoted(index.include()) + ")")
        + (where.isEmpty() ? "" : " where (" + where + ")");
  }

  static String dropIndex(Table table, Index index) {
    return "drop index " + quoted(new QualifiedName(table.name().namespace(), index.name()));
  }
}
