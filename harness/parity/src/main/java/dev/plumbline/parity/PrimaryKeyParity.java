package dev.plumbline.parity;

import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.parity.Mapping.MappedColumn;
import dev.plumbline.parity.Mapping.Trait;
import dev.plumbline.parity.ParityDifference.Assessment;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.Table;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Primary keys. The order of their columns decides nothing, so it is not compared. */
final class PrimaryKeyParity {

  private PrimaryKeyParity() {}

  static void compare(TablePair tables, Consumer<ParityDifference> differences) {
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
      differences.accept(
          difference(
              tables,
              Severity.NOTE,
              "Nothing breaks: both keys are unique and never null, in the mapping and in the"
                  + " database.",
              "Nothing to do."));
    } else if (mapped.isEmpty() && !knowsNoneOfTheKey) {
      differences.accept(
          difference(
              tables,
              Severity.WARNING,
              "A collection that may hold duplicates or nulls is rejected by the database when it"
                  + " does.",
              "Map the collection as a Set of elements that are not null (@Column(nullable ="
                  + " false)) or with an @OrderColumn, or add a changeSet that drops the key."));
    } else if (knowsNoneOfTheKey && !actual.isEmpty() && isUnique(tables.actual(), mapped)) {
      differences.accept(
          difference(
              tables,
              Severity.NOTE,
              "Nothing breaks: the table has a key of its own, besides what the mapping promises.",
              "Nothing to do."));
    } else if (actual.isEmpty() && isUniqueAndRequired(tables.actual(), mapped)) {
      differences.accept(
          difference(
              tables,
              Severity.NOTE,
              "Nothing breaks: the columns are unique and not null, which is all that a primary"
                  + " key is.",
              "Add a changeSet that makes them the primary key, if you like."));
    } else if (actual.isEmpty() && isByStructure(tables, mapped)) {
      differences.accept(
          difference(
              tables,
              Severity.NOTE,
              "Nothing breaks: Hibernate writes no element of the collection twice. Others can.",
              "Leave it as it is, or add a changeSet that adds the primary key."));
    } else if (isWidenedByPartitioning(tables.actual(), mapped, actual)) {
      differences.accept(
          difference(
              tables,
              Severity.NOTE,
              "Nothing breaks: PostgreSQL wants the partition key inside the primary key.",
              "Nothing to do; the mapped key is unique as long as its generator is."));
    } else if (isWidenedByTenant(tables, mapped, actual)) {
      differences.accept(
          difference(
              tables,
              Severity.NOTE,
              "Nothing breaks: statements ask for the rows of one tenant, and among those the key is"
                  + " unique.",
              "Leave it as it is, or let @Id be all columns of the key."));
    } else if (isOfNoEntity(tables, mapped) && (actual.isEmpty() || actual.containsAll(mapped))) {
      differences.accept(
          difference(
              tables,
              Severity.WARNING,
              "Others can store a row twice: Hibernate writes each once, and does not look for"
                  + " more.",
              "Add a changeSet that sets the right primary key, or leave it as it is."));
    } else {
      differences.accept(
          difference(
              tables,
              FindingCode.PRIMARY_KEY_MISMATCH.severity(),
              otherKey(mapped, actual),
              "Add a changeSet that sets the right primary key, or correct @Id."));
    }
  }

  private static String otherKey(List<String> mapped, List<String> actual) {
    String shared = "Two rows can share the id";
    String rejected = "new row is rejected although its id is new";
    if (actual.containsAll(mapped) || actual.isEmpty()) {
      return shared + ": to load one by it fails then.";
    }
    return mapped.containsAll(actual) ? "A " + rejected + "." : shared + ", or a " + rejected + ".";
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

  /** Whether nobody declared the key: it follows from the kind of a collection. */
  private static boolean isByStructure(TablePair tables, List<String> columns) {
    return !columns.isEmpty()
        && areKnown(
            tables,
            columns,
            known -> known.is(Trait.REQUIRED_BY_STRUCTURE) && !known.is(Trait.IDENTIFIER));
  }

  private static boolean isWidenedByTenant(
      TablePair tables, List<String> mapped, List<String> actual) {
    List<String> more = actual.stream().filter(column -> !mapped.contains(column)).toList();
    return actual.containsAll(mapped) && areKnown(tables, more, known -> known.is(Trait.TENANT));
  }

  /** Whether it is known that no entity is found by that key: rows of collections, counters. */
  private static boolean isOfNoEntity(TablePair tables, List<String> columns) {
    return !columns.isEmpty() && areKnown(tables, columns, known -> !known.is(Trait.IDENTIFIER));
  }

  private static boolean areKnown(
      TablePair tables, List<String> columns, Predicate<MappedColumn> property) {
    return columns.stream()
        .allMatch(column -> tables.attribute(column).filter(property).isPresent());
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

  private static ParityDifference difference(
      TablePair tables, Severity severity, String consequence, String fix) {
    PrimaryKey mapped = tables.mapped().primaryKey();
    PrimaryKey actual = tables.actual().primaryKey();
    return new ParityDifference.OfPrimaryKey(
        tables.actualAsRead(),
        mapped,
        actual,
        Assessment.of(
                FindingCode.PRIMARY_KEY_MISMATCH,
                describe(mapped),
                describe(actual),
                consequence,
                fix)
            .withSeverity(severity));
  }

  private static String describe(@Nullable PrimaryKey key) {
    return key == null
        ? "no primary key"
        : "primary key (" + String.join(", ", key.columns()) + ")";
  }
}
