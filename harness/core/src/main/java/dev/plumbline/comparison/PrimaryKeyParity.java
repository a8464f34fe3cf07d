package dev.plumbline.comparison;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.Table;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Primary keys. The order of their columns decides nothing, so it is not compared. */
final class PrimaryKeyParity {

  private PrimaryKeyParity() {}

  static void compare(TablePair tables, Consumer<Finding> findings) {
    if (tables.actual().type().isView()) {
      return;
    }
    List<String> mapped = columns(tables.mapped().primaryKey());
    List<String> actual = columns(tables.actual().primaryKey());
    if (TablePair.sameColumns(mapped, actual)) {
      return;
    }
    boolean knowsNoneOfTheKey =
        actual.stream().noneMatch(column -> tables.mapped().column(column).isPresent());
    if (mapped.isEmpty() && !knowsNoneOfTheKey) {
      findings.accept(
          finding(
              tables,
              Severity.WARNING,
              "A collection that may hold duplicates or nulls is rejected by the database when it"
                  + " does.",
              "Map the collection as a Set of elements that are not null (@Column(nullable ="
                  + " false)) or with an @OrderColumn, or add a changeSet that drops the key."));
    } else if (knowsNoneOfTheKey && !actual.isEmpty() && isUnique(tables.actual(), mapped)) {
      findings.accept(
          finding(
              tables,
              Severity.NOTE,
              "Nothing breaks: the table has a key of its own, besides what the mapping promises.",
              "Nothing to do."));
    } else if (isWidenedByPartitioning(tables.actual(), mapped, actual)) {
      findings.accept(
          finding(
              tables,
              Severity.NOTE,
              "Nothing breaks: PostgreSQL wants the partition key inside the primary key.",
              "Nothing to do; the mapped key is unique as long as its generator is."));
    } else {
      findings.accept(
          finding(
              tables,
              FindingCode.PRIMARY_KEY_MISMATCH.severity(),
              "Two rows can share the entity's id, or a new row is rejected although its id is new.",
              "Add a changeSet that sets the right primary key, or correct @Id."));
    }
  }

  private static List<String> columns(@Nullable PrimaryKey key) {
    return key == null ? List.of() : key.columns();
  }

  private static boolean isUnique(Table actual, List<String> columns) {
    return columns.isEmpty() || UniquenessParity.enforces(actual, columns);
  }

  private static boolean isWidenedByPartitioning(
      Table actual, List<String> mappedColumns, List<String> actualColumns) {
    return actual.type() == Table.Type.PARTITIONED_TABLE
        && actualColumns.containsAll(mappedColumns);
  }

  private static Finding finding(
      TablePair tables, Severity severity, String consequence, String fix) {
    return new Finding(
        FindingCode.PRIMARY_KEY_MISMATCH,
        severity,
        tables.name(),
        describe(tables.mapped().primaryKey()),
        describe(tables.actual().primaryKey()),
        consequence,
        fix);
  }

  private static String describe(@Nullable PrimaryKey key) {
    return key == null
        ? "no primary key"
        : "primary key (" + String.join(", ", key.columns()) + ")";
  }
}
