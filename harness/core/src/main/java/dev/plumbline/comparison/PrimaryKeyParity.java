package dev.plumbline.comparison;

import dev.plumbline.comparison.Mapping.MappedColumn;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Location;
import dev.plumbline.finding.Severity;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.Table;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
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
    if (!actual.isEmpty() && isPromisedByBoth(tables, mapped, actual)) {
      findings.accept(
          finding(
              tables,
              Severity.NOTE,
              "Nothing breaks: both keys are unique and never null, in the mapping and in the"
                  + " database.",
              "Nothing to do."));
    } else if (mapped.isEmpty() && !knowsNoneOfTheKey) {
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
    } else if (actual.isEmpty() && isUniqueAndRequired(tables.actual(), mapped)) {
      findings.accept(
          finding(
              tables,
              Severity.NOTE,
              "Nothing breaks: the columns are unique and not null, which is all that a primary"
                  + " key is.",
              "Add a changeSet that makes them the primary key, if you like."));
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

  /** Whether the two sides only chose another of several keys. */
  private static boolean isPromisedByBoth(
      TablePair tables, List<String> mapped, List<String> actual) {
    return (UniquenessParity.enforces(tables.mapped(), actual) || tables.neverRepeats(actual))
        && actual.stream().allMatch(column -> isNeverNull(tables, column))
        && (mapped.isEmpty() || isUniqueAndRequired(tables.actual(), mapped));
  }

  private static boolean isNeverNull(TablePair tables, String column) {
    return tables.mapped().column(column).filter(mapped -> !mapped.nullable()).isPresent()
        || tables.attribute(column).filter(MappedColumn::neverNull).isPresent();
  }

  private static boolean isUniqueAndRequired(Table actual, List<String> columns) {
    return UniquenessParity.enforces(actual, columns)
        && columns.stream()
            .allMatch(name -> actual.column(name).filter(c -> !c.nullable()).isPresent());
  }

  private static boolean isUnique(Table actual, List<String> columns) {
    return columns.isEmpty() || UniquenessParity.enforces(actual, columns);
  }

  /** Whether what the mapping lacks is there only because rows are partitioned by it. */
  private static boolean isWidenedByPartitioning(
      Table actual, List<String> mappedColumns, List<String> actualColumns) {
    String partitionKey = actual.inheritance().partitionKey();
    return actual.type() == Table.Type.PARTITIONED_TABLE
        && partitionKey != null
        && actualColumns.containsAll(mappedColumns)
        && actualColumns.stream()
            .filter(column -> !mappedColumns.contains(column))
            .allMatch(column -> mentions(partitionKey, column));
  }

  /** Keys and unique constraints do not go with a partition key that is an expression. */
  private static boolean mentions(String partitionKey, String column) {
    String name = Pattern.quote(column);
    return Pattern.compile("[(,] ?(?:" + name + "|\"" + name + "\")(?=[ ,)])")
        .matcher(partitionKey)
        .find();
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
            fix)
        .at(place(tables));
  }

  private static Location place(TablePair tables) {
    PrimaryKey key = tables.actual().primaryKey();
    return tables.place(
        "primary key", columns(tables.mapped().primaryKey()), key == null ? null : key.name());
  }

  private static String describe(@Nullable PrimaryKey key) {
    return key == null
        ? "no primary key"
        : "primary key (" + String.join(", ", key.columns()) + ")";
  }
}
