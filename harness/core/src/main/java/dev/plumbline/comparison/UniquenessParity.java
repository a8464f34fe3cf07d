package dev.plumbline.comparison;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Uniqueness, however it is enforced: by a constraint, by a whole unique index or by the key. */
final class UniquenessParity {

  private UniquenessParity() {}

  static void compare(TablePair tables, Consumer<Finding> findings) {
    if (tables.actual().type().isView()) {
      return;
    }
    List<List<String>> mapped = uniqueColumns(tables.mapped());
    List<List<String>> actual = uniqueColumns(tables.actual());
    for (List<String> columns : mapped) {
      if (!enforces(tables.actual(), columns) && !isPrimaryKey(tables.mapped(), columns)) {
        findings.accept(missing(tables, columns));
      }
    }
    for (List<String> columns : actual) {
      if (!contains(mapped, columns) && !isPrimaryKey(tables.actual(), columns)) {
        findings.accept(unmapped(tables, columns));
      }
    }
  }

  /** Whether two rows can never agree in these columns, because they cannot in some of them. */
  static boolean enforces(Table table, List<String> columns) {
    return uniqueColumns(table).stream().anyMatch(columns::containsAll);
  }

  private static List<List<String>> uniqueColumns(Table table) {
    List<List<String>> unique = new ArrayList<>();
    PrimaryKey key = table.primaryKey();
    if (key != null) {
      unique.add(key.columns());
    }
    table.uniqueConstraints().stream().map(UniqueConstraint::columns).forEach(unique::add);
    table.indexes().stream()
        .filter(index -> index.unique() && index.valid() && index.predicate() == null)
        .map(Index::keys)
        .forEach(unique::add);
    return unique;
  }

  private static boolean contains(List<List<String>> all, List<String> columns) {
    return all.stream().anyMatch(other -> TablePair.sameColumns(other, columns));
  }

  private static boolean isPrimaryKey(Table table, List<String> columns) {
    PrimaryKey key = table.primaryKey();
    return key != null && key.columns().equals(columns);
  }

  private static Finding missing(TablePair tables, List<String> columns) {
    return Finding.of(
        FindingCode.UNIQUE_MISSING,
        tables.subject(columns),
        "unique (" + String.join(", ", columns) + ")",
        "no unique constraint or index on these columns",
        "Duplicates that the mapping rules out can be stored.",
        "Add a changeSet that adds the unique constraint, or remove it from the mapping.");
  }

  private static Finding unmapped(TablePair tables, List<String> columns) {
    return Finding.of(
        FindingCode.UNIQUE_UNMAPPED,
        tables.subject(columns),
        "no unique constraint",
        "unique (" + String.join(", ", columns) + ")",
        "Saving a duplicate, which the mapping allows, fails: duplicate key value violates unique"
            + " constraint.",
        "Declare it in the mapping, or leave it as it is.");
  }
}
