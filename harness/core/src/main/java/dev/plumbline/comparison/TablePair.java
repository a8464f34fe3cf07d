package dev.plumbline.comparison;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Table;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The table that the mapping expects and the one that the database has.
 *
 * @param mapped what Hibernate would create
 * @param actual what the changelog created
 */
record TablePair(Table mapped, Table actual) {

  /** How messages name the table. */
  String name() {
    return actual.label();
  }

  /** How messages name a column of it. */
  String subject(String column) {
    return name() + "." + column;
  }

  /** How messages name a constraint over several of its columns. */
  String subject(Collection<String> columns) {
    return columns.size() == 1
        ? subject(columns.iterator().next())
        : name() + " (" + String.join(", ", columns) + ")";
  }

  static boolean sameColumns(Collection<String> some, Collection<String> others) {
    return new HashSet<>(some).equals(new HashSet<>(others));
  }

  /**
   * Columns that both have, under different types: expressions over them are printed differently,
   * so it is not worth comparing those.
   */
  Set<String> columnsOfDifferentType() {
    Set<String> different = new HashSet<>();
    for (Column column : mapped.columns()) {
      actual
          .column(column.name())
          .filter(other -> !baseType(other).equals(baseType(column)))
          .ifPresent(other -> different.add(column.name()));
    }
    return different;
  }

  private static String baseType(Column column) {
    return ColumnType.parse(column.type()).base();
  }
}
