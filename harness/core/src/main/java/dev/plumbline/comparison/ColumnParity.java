package dev.plumbline.comparison;

import dev.plumbline.comparison.ColumnType.Relation;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.schema.Column;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Columns: presence, type, nullability, generated values, default, collation. */
final class ColumnParity {

  /** As PostgreSQL prints the spellings of the moment at which the transaction began. */
  private static final Set<String> CURRENT_TIME =
      Set.of("now()", "CURRENT_TIMESTAMP", "transaction_timestamp()");

  private final TablePair tables;
  private final Consumer<Finding> findings;

  private ColumnParity(TablePair tables, Consumer<Finding> findings) {
    this.tables = tables;
    this.findings = findings;
  }

  static void compare(TablePair tables, Consumer<Finding> findings) {
    ColumnParity parity = new ColumnParity(tables, findings);
    for (Column mapped : tables.mapped().columns()) {
      tables
          .actual()
          .column(mapped.name())
          .ifPresentOrElse(actual -> parity.compare(mapped, actual), () -> parity.missing(mapped));
    }
    for (Column actual : tables.actual().columns()) {
      if (tables.mapped().column(actual.name()).isEmpty()) {
        parity.unmapped(actual);
      }
    }
  }

  private void compare(Column mapped, Column actual) {
    if (tables.actual().type().isView()) {
      typeOfView(mapped, actual);
      return;
    }
    type(mapped, actual);
    nullability(mapped, actual);
    generation(mapped, actual);
    defaults(mapped, actual);
    collation(mapped, actual);
  }

  private void missing(Column mapped) {
    report(
        FindingCode.COLUMN_MISSING,
        mapped,
        describe(mapped),
        "no such column",
        "Every query on the entity fails: column \"" + mapped.name() + "\" does not exist.",
        "Add a changeSet that adds the column, or correct @Column on the attribute.");
  }

  private void unmapped(Column actual) {
    if (tables.actual().type().isView() || actual.optionalOnInsert()) {
      report(
          FindingCode.COLUMN_UNMAPPED,
          actual,
          "no such column",
          describe(actual),
          "Nothing breaks.",
          "Map it, drop it, or leave it to native SQL.");
    } else {
      report(
          FindingCode.COLUMN_UNMAPPED_REQUIRED,
          actual,
          "no such column, or one that may be left out",
          describe(actual) + " without a default",
          "Every INSERT fails: null value in column \""
              + actual.name()
              + "\" violates not-null constraint.",
          "Map the column, or add a changeSet that gives it a default or makes it nullable.");
    }
  }

  private void type(Column mapped, Column actual) {
    switch (ColumnType.parse(actual.type()).relationTo(ColumnType.parse(mapped.type()))) {
      case SAME -> {}
      case NARROWER ->
          typeFinding(
              FindingCode.COLUMN_TOO_SMALL,
              mapped,
              actual,
              overflow(actual),
              "Add a changeSet that widens the column, or tell the mapping its true size.");
      case WIDER ->
          typeFinding(
              FindingCode.COLUMN_WIDER_THAN_MAPPED,
              mapped,
              actual,
              "The database accepts values that the entity does not expect.",
              "Tell the mapping the column's true size (@Column(length, precision, scale) or"
                  + " another type), or add a changeSet that narrows the column.");
      case OTHER_TIME_ZONE ->
          typeFinding(
              FindingCode.COLUMN_TIME_ZONE_MISMATCH,
              mapped,
              actual,
              "Instants shift by the session's time zone when they are written or read.",
              "Use the same kind of timestamp on both sides, preferably with time zone.");
      case DIFFERENT ->
          typeFinding(
              FindingCode.COLUMN_TYPE_MISMATCH,
              mapped,
              actual,
              "Reading or writing the attribute fails, or converts its value in silence.",
              "Add a changeSet that changes the column's type, or correct the attribute's type.");
    }
  }

  /** A view's expressions have no lengths, and nobody writes to them. */
  private void typeOfView(Column mapped, Column actual) {
    Relation relation = ColumnType.parse(actual.type()).relationTo(ColumnType.parse(mapped.type()));
    if (relation == Relation.DIFFERENT || relation == Relation.OTHER_TIME_ZONE) {
      type(mapped, actual);
    }
  }

  /** What PostgreSQL says, or does in silence, when a value does not fit. */
  private static String overflow(Column actual) {
    String type = actual.type();
    if (type.startsWith("character") || type.startsWith("bit")) {
      return "Saving a longer value fails: value too long for type " + type + ".";
    }
    if (type.startsWith("time") || type.startsWith("interval")) {
      return "Fractions of a second are rounded away, so what is read is not what was saved.";
    }
    if (type.startsWith("numeric")) {
      return "Saving a larger value fails: numeric field overflow. Decimals too many are rounded"
          + " away.";
    }
    return "Saving a larger value fails: out of range for type " + type + ".";
  }

  private void typeFinding(
      FindingCode code, Column mapped, Column actual, String consequence, String fix) {
    report(code, mapped, mapped.type(), actual.type(), consequence, fix);
  }

  private void nullability(Column mapped, Column actual) {
    boolean filledByDatabase = actual.generation() != null || actual.identity() != null;
    if (mapped.nullable() && !actual.nullable() && !filledByDatabase) {
      requiredByDatabase(mapped, actual);
    } else if (!mapped.nullable() && actual.nullable()) {
      report(
          FindingCode.COLUMN_REQUIRED_BY_MAPPING,
          mapped,
          "not null",
          "nullable",
          "Rows written by others may hold null where the entity promises a value.",
          "Add a changeSet that fills the gaps and adds the not-null constraint, or map it as"
              + " nullable.");
    }
  }

  private void requiredByDatabase(Column mapped, Column actual) {
    boolean hasDefault = actual.defaultExpression() != null;
    Severity severity =
        hasDefault ? Severity.WARNING : FindingCode.COLUMN_REQUIRED_BY_DATABASE.severity();
    findings.accept(
        new Finding(
            FindingCode.COLUMN_REQUIRED_BY_DATABASE,
            severity,
            tables.subject(mapped.name()),
            "nullable",
            hasDefault ? "not null default " + actual.defaultExpression() : "not null",
            "Saving an entity whose attribute is null fails: null value in column \""
                + mapped.name()
                + "\" violates not-null constraint."
                + (hasDefault ? " The default helps only if the attribute is not insertable." : ""),
            "Map it as required (@Column(nullable = false), optional = false), or add a changeSet"
                + " that drops the constraint."));
  }

  private void generation(Column mapped, Column actual) {
    if (mapped.identity() != null && actual.identity() == null && !isSerial(actual)) {
      report(
          FindingCode.COLUMN_GENERATION_MISMATCH,
          mapped,
          "an identity column",
          describe(actual),
          "Every INSERT fails: null value in column \""
              + mapped.name()
              + "\" violates not-null constraint.",
          "Add a changeSet that makes the column an identity, or change @GeneratedValue.");
    } else if (mapped.identity() == null && actual.identity() == Column.Identity.ALWAYS) {
      report(
          FindingCode.COLUMN_GENERATION_MISMATCH,
          mapped,
          "a column that takes the entity's value",
          "generated always as identity",
          "Every INSERT fails: cannot insert a non-DEFAULT value into column \""
              + mapped.name()
              + "\".",
          "Use GenerationType.IDENTITY, or add a changeSet that makes it GENERATED BY DEFAULT.");
    }
    if (mapped.generation() == null && actual.generation() != null) {
      findings.accept(
          new Finding(
              FindingCode.COLUMN_GENERATION_MISMATCH,
              Severity.NOTE,
              tables.subject(mapped.name()),
              "a column that takes the entity's value",
              "generated always as " + actual.generation().expression(),
              "Every INSERT fails (cannot insert a non-DEFAULT value) unless the attribute is"
                  + " neither insertable nor updatable, which the schema does not tell.",
              "Map it with @Column(insertable = false, updatable = false) or @GeneratedColumn."));
    }
    if (mapped.generation() != null && !computesAlike(mapped.generation(), actual.generation())) {
      report(
          FindingCode.COLUMN_GENERATION_MISMATCH,
          mapped,
          "generated always as " + mapped.generation().expression(),
          actual.generation() == null
              ? "not a generated column"
              : "generated always as " + actual.generation().expression(),
          "The attribute reads a value that nobody computes, or that is computed otherwise.",
          "Use one expression in the changelog and in the mapping.");
    }
  }

  /** When the value is computed, on writing or on reading, makes no difference to an entity. */
  private static boolean computesAlike(
      Column.Generation mapped, Column.@Nullable Generation actual) {
    return actual != null && mapped.expression().equals(actual.expression());
  }

  private static boolean isSerial(Column column) {
    return column.defaultExpression() != null && column.defaultExpression().startsWith("nextval(");
  }

  private void defaults(Column mapped, Column actual) {
    if (mapped.defaultExpression() != null
        && !tables.columnsOfDifferentType().contains(mapped.name())
        && !sameDefault(mapped.defaultExpression(), actual.defaultExpression())) {
      report(
          FindingCode.COLUMN_DEFAULT_MISMATCH,
          mapped,
          "default " + mapped.defaultExpression(),
          actual.defaultExpression() == null
              ? "no default"
              : "default " + actual.defaultExpression(),
          "Rows inserted without this column get another value than the mapping declares.",
          "Use one default in the changelog and in @ColumnDefault.");
    }
  }

  /** Liquibase writes {@code now()} where the changelog says {@code CURRENT_TIMESTAMP}. */
  private static boolean sameDefault(String mapped, @Nullable String actual) {
    return mapped.equals(actual)
        || (actual != null && CURRENT_TIME.contains(mapped) && CURRENT_TIME.contains(actual));
  }

  private void collation(Column mapped, Column actual) {
    if (mapped.collation() != null && !Objects.equals(mapped.collation(), actual.collation())) {
      report(
          FindingCode.COLUMN_COLLATION_MISMATCH,
          mapped,
          "collation " + mapped.collation(),
          actual.collation() == null ? "the default collation" : "collation " + actual.collation(),
          "Sorting and comparing differ from what the mapping declares.",
          "Use one collation in the changelog and in the mapping.");
    }
  }

  private void report(
      FindingCode code,
      Column column,
      String expected,
      String actual,
      String consequence,
      String fix) {
    findings.accept(
        Finding.of(code, tables.subject(column.name()), expected, actual, consequence, fix));
  }

  private static String describe(Column column) {
    return column.type() + (column.nullable() ? "" : " not null");
  }
}
