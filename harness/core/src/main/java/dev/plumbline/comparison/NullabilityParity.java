package dev.plumbline.comparison;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Enforcement;
import dev.plumbline.schema.NotNull;
import java.util.List;
import java.util.function.Consumer;

/** Whether a column may be null, for the entity and for the database. */
final class NullabilityParity {

  private NullabilityParity() {}

  static void compare(ColumnPair columns, Consumer<Finding> findings) {
    Column mapped = columns.mapped();
    Column actual = columns.actual();
    boolean filledByDatabase =
        actual.generation() != null
            || actual.identity() != null
            || (actual.defaultExpression() != null && columns.isLeftOutIfNull());
    if (mapped.nullable() && !actual.nullable() && !filledByDatabase) {
      if (!columns.isLeftOutOnInsert()
          && !columns.isNeverNull()) { // otherwise it is GenerationParity's
        findings.accept(requiredByDatabase(columns));
      }
    } else if (!mapped.nullable() && actual.nullable()) {
      findings.accept(
          columns.finding(
              FindingCode.COLUMN_REQUIRED_BY_MAPPING,
              "not null",
              "nullable",
              "Rows written by others may hold null where the entity promises a value.",
              "Add a changeSet that fills the gaps and adds the not-null constraint, or map it as"
                  + " nullable."));
    } else if (!mapped.nullable()) {
      columns.tables().actual().constraints().notNulls().stream()
          .filter(constraint -> constraint.column().equals(actual.name()))
          .filter(constraint -> constraint.enforcement() == Enforcement.NOT_VALID)
          .findFirst()
          .ifPresent(constraint -> findings.accept(notValid(columns.tables(), constraint)));
    }
  }

  private static Finding requiredByDatabase(ColumnPair columns) {
    String preset = columns.actual().defaultExpression();
    return columns.finding(
        FindingCode.COLUMN_REQUIRED_BY_DATABASE,
        preset == null ? FindingCode.COLUMN_REQUIRED_BY_DATABASE.severity() : Severity.WARNING,
        "nullable",
        preset == null ? "not null" : "not null default " + preset,
        "Saving an entity whose attribute is null fails: null value in column \""
            + columns.mapped().name()
            + "\" violates not-null constraint."
            + (preset == null ? "" : " The default helps only if the attribute is not insertable."),
        "Map it as required (@Column(nullable = false), optional = false), or add a changeSet"
            + " that drops the constraint.");
  }

  private static Finding notValid(TablePair tables, NotNull constraint) {
    return Finding.of(
            FindingCode.CONSTRAINT_NOT_VALID,
            tables.subject(constraint.column()),
            "not null",
            "not null, but not valid for older rows",
            "Rows that were there before the constraint may hold null where the entity promises a"
                + " value.",
            "Add a changeSet that fills the gaps and validates the constraint: ALTER TABLE …"
                + " VALIDATE CONSTRAINT "
                + constraint.name()
                + ".")
        .at(tables.place(constraint.kind(), List.of(constraint.column()), constraint.name()));
  }
}
