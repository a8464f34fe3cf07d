package dev.plumbline.parity;

import dev.plumbline.comparison.CheckExpression;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.parity.Mapping.Trait;
import dev.plumbline.parity.ParityDifference.Assessment;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Enforcement;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.Trigger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Columns: presence, default, collation; their other properties have comparisons of their own. */
final class ColumnParity {

  /** As PostgreSQL prints the spellings of the moment at which the transaction began. */
  private static final Set<String> CURRENT_TIME =
      Set.of("now()", "CURRENT_TIMESTAMP", "transaction_timestamp()");

  private final TablePair tables;
  private final Consumer<ParityDifference> differences;

  private ColumnParity(TablePair tables, Consumer<ParityDifference> differences) {
    this.tables = tables;
    this.differences = differences;
  }

  static void compare(TablePair tables, Consumer<ParityDifference> differences) {
    ColumnParity parity = new ColumnParity(tables, differences);
    for (Column mapped : tables.mapped().columns()) {
      tables
          .actual()
          .column(mapped.name())
          .ifPresentOrElse(
              actual -> parity.compare(new ColumnPair(tables, mapped, actual)),
              () -> parity.missing(mapped));
    }
    for (Column actual : tables.actual().columns()) {
      if (tables.mapped().column(actual.name()).isEmpty()) {
        parity.unmapped(actual);
      }
    }
  }

  private void compare(ColumnPair columns) {
    ColumnTypeParity.compare(columns, differences);
    if (!tables.actual().type().isView()) {
      NullabilityParity.compare(columns, differences);
      GenerationParity.compare(columns, differences);
      defaults(columns);
      collation(columns);
    }
  }

  private void missing(Column mapped) {
    String found =
        tables.actual().columns().stream()
            .map(Column::name)
            .filter(name -> name.equalsIgnoreCase(mapped.name()))
            .findFirst()
            .map(name -> "no such column, but there is \"" + name + "\"")
            .orElse("no such column");
    differences.accept(
        tables.columnDifference(
            mapped.name(),
            Assessment.of(
                FindingCode.COLUMN_MISSING,
                isUntyped(mapped)
                    ? "a column" + (mapped.nullable() ? "" : " that is not null")
                    : ColumnPair.describe(mapped),
                found,
                "Every query on the entity fails: column \""
                    + mapped.name()
                    + "\" does not exist.")));
  }

  private boolean isUntyped(Column mapped) {
    return tables.attribute(mapped.name()).filter(known -> known.is(Trait.UNTYPED)).isPresent();
  }

  private void unmapped(Column actual) {
    if (tables.actual().type().isView() || actual.optionalOnInsert()) {
      differences.accept(
          tables.columnDifference(
              actual.name(),
              Assessment.of(
                  FindingCode.COLUMN_UNMAPPED, "no such column", ColumnPair.describe(actual))));
    } else {
      unmappedRequired(actual, tables.fillingTrigger());
    }
  }

  private void unmappedRequired(Column actual, Optional<Trigger> filling) {
    differences.accept(
        tables.columnDifference(
            actual.name(),
            Assessment.of(
                    FindingCode.COLUMN_UNMAPPED_REQUIRED,
                    "no such column, or one that may be left out",
                    ColumnPair.describe(actual) + " without a default",
                    "Every INSERT fails: null value in column \""
                        + actual.name()
                        + "\" violates not-null constraint"
                        + filling.map(GenerationParity::unlessItFills).orElse("."))
                .withSeverity(
                    filling.isPresent()
                        ? Severity.WARNING
                        : FindingCode.COLUMN_UNMAPPED_REQUIRED.severity())));
  }

  private void defaults(ColumnPair columns) {
    String mapped = columns.mapped().defaultExpression();
    String actual = columns.actual().defaultExpression();
    if (mapped != null && !sameDefault(mapped, actual) && isComparable(columns)) {
      differences.accept(
          columns.difference(
              Assessment.of(
                  FindingCode.COLUMN_DEFAULT_MISMATCH,
                  "default " + mapped,
                  actual == null ? "no default" : "default " + actual)));
    } else if (mapped == null && actual != null && columns.is(Trait.OF_SOME)) {
      defaultOfOthers(columns, actual);
    }
  }

  /** Rows of entities that lack the attribute get the default, and that must be allowed there. */
  private void defaultOfOthers(ColumnPair columns, String preset) {
    List<String> column = List.of(columns.mapped().name());
    boolean isUnique =
        UniquenessParity.enforces(tables.actual(), column) && constant(preset).isPresent();
    Optional<ForeignKey> reference =
        tables.actual().foreignKeys().stream()
            .filter(key -> key.enforcement() != Enforcement.NOT_ENFORCED)
            .filter(key -> key.columns().equals(column))
            .findFirst();
    if (isUnique || reference.isPresent()) {
      differences.accept(
          columns.difference(
              Assessment.of(
                      FindingCode.COLUMN_DEFAULT_MISMATCH,
                      "no default",
                      "default " + preset,
                      "Saving an entity that lacks the attribute fails, as its row gets the default: "
                          + (isUnique
                              ? "the second one is a duplicate key value."
                              : "violates foreign key constraint \""
                                  + reference.map(ForeignKey::name).orElse("")
                                  + "\" unless it refers to a row that is there."),
                      "Add a changeSet that drops the default.")
                  .withSeverity(Severity.ERROR)));
    }
  }

  /** An expression is printed otherwise for a column of another type; a constant can be read. */
  private boolean isComparable(ColumnPair columns) {
    String actual = columns.actual().defaultExpression();
    return actual == null
        || !tables.columnsOfDifferentType().contains(columns.mapped().name())
        || (constant(columns.mapped().defaultExpression()).isPresent()
            && constant(actual).isPresent());
  }

  /** Liquibase writes {@code now()} where the changelog says {@code CURRENT_TIMESTAMP}. */
  private static boolean sameDefault(String mapped, @Nullable String actual) {
    Optional<String> constant = constant(mapped);
    return mapped.equals(actual)
        || (actual != null && CURRENT_TIME.contains(mapped) && CURRENT_TIME.contains(actual))
        || (constant.isPresent() && constant.equals(constant(actual)));
  }

  /** Without the cast: {@code '1'::bigint} is 1. */
  private static Optional<String> constant(@Nullable String expression) {
    return Optional.ofNullable(expression)
        .flatMap(CheckExpression::parse)
        .filter(CheckExpression.Constant.class::isInstance)
        .map(parsed -> ((CheckExpression.Constant) parsed).text());
  }

  private void collation(ColumnPair columns) {
    String mapped = columns.mapped().collation();
    String actual = columns.actual().collation();
    if (Objects.equals(mapped, actual)) {
      return;
    }
    boolean meantOtherwise = mapped != null || isForgiving(actual);
    differences.accept(
        columns.difference(
            Assessment.of(
                    FindingCode.COLUMN_COLLATION_MISMATCH,
                    mapped == null ? "the default collation" : "collation " + mapped,
                    actual == null ? "the default collation" : "collation " + actual,
                    mapped == null && isForgiving(actual)
                        ? "Strings of different letters count as equal: a query finds more rows than it"
                            + " asks for, and a unique constraint rejects more values."
                        : "Sorting and comparing differ from what the mapping declares.")
                .withSeverity(
                    meantOtherwise
                        ? FindingCode.COLUMN_COLLATION_MISMATCH.severity()
                        : Severity.NOTE)));
  }

  /** Whether strings of different bytes can be equal under that collation. */
  private boolean isForgiving(@Nullable String printed) {
    return printed != null
        && tables.database().collations().stream()
            .filter(collation -> collation.label().equals(printed.replace("\"", "")))
            .anyMatch(collation -> !collation.deterministic());
  }
}
