package dev.plumbline.parity;

import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.parity.Mapping.Trait;
import dev.plumbline.parity.ParityDifference.Assessment;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Enforcement;
import dev.plumbline.schema.NotNull;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether a column may be null, for the entity and for the database. */
final class NullabilityParity {

  private NullabilityParity() {}

  static void compare(ColumnPair columns, Consumer<ParityDifference> differences) {
    Column mapped = columns.mapped();
    Column actual = columns.actual();
    boolean filledByDatabase =
        actual.generation() != null
            || actual.identity() != null
            || (actual.defaultExpression() != null && columns.isLeftOutIfNull());
    if (mapped.nullable() && !actual.nullable() && !filledByDatabase) {
      if (!columns.isLeftOutOnInsert()
          && !columns.isNeverNull()) { // otherwise it is GenerationParity's
        differences.accept(requiredByDatabase(columns));
      }
    } else if (!mapped.nullable() && actual.nullable()) {
      differences.accept(
          columns.difference(
              Assessment.of(
                      FindingCode.COLUMN_REQUIRED_BY_MAPPING,
                      "not null",
                      "nullable",
                      columns.is(Trait.PRIMITIVE)
                          ? "Reading a row that holds null fails: the attribute is a primitive. The entity"
                              + " writes none, but others may, and rows from before there was the column do"
                              + " unless it was added with a default."
                          : "Rows written by others may hold null where the entity promises a value.",
                      "Add a changeSet that fills the gaps and adds the not-null constraint, or map it as"
                          + (columns.is(Trait.PRIMITIVE)
                              ? " nullable: Integer for int."
                              : " nullable."))
                  .withSeverity(
                      columns.is(Trait.REQUIRED_BY_STRUCTURE)
                          ? Severity.NOTE // nobody declared it
                          : FindingCode.COLUMN_REQUIRED_BY_MAPPING.severity())));
    } else if (!mapped.nullable()) {
      columns.tables().actual().constraints().notNulls().stream()
          .filter(constraint -> constraint.column().equals(actual.name()))
          .filter(constraint -> constraint.enforcement() == Enforcement.NOT_VALID)
          .findFirst()
          .ifPresent(constraint -> differences.accept(notValid(columns.tables(), constraint)));
    }
  }

  private static ParityDifference requiredByDatabase(ColumnPair columns) {
    String preset = columns.actual().defaultExpression();
    boolean inEmbeddable = columns.is(Trait.REQUIRED_IN_EMBEDDABLE);
    if (columns.is(Trait.AUDITED)) {
      return columns.difference(
          Assessment.of(
                  FindingCode.COLUMN_REQUIRED_BY_DATABASE,
                  "nullable",
                  required(preset),
                  "Nothing breaks as long as Spring Data's auditing is on (@EnableJpaAuditing): it fills the"
                      + " attribute before each INSERT.",
                  "Leave it as it is, or map it as required (@Column(nullable = false)).")
              .withSeverity(Severity.NOTE));
    }
    return columns.difference(
        Assessment.of(
                FindingCode.COLUMN_REQUIRED_BY_DATABASE,
                "nullable",
                required(preset),
                "Saving an entity whose "
                    + (inEmbeddable ? "embeddable" : "attribute")
                    + " is null fails: null value in column \""
                    + columns.mapped().name()
                    + "\" violates not-null constraint."
                    + (preset == null
                        ? ""
                        : " The default does not help: Hibernate's INSERT mentions the column."),
                advice(columns, preset))
            .withSeverity(
                inEmbeddable ? Severity.NOTE : FindingCode.COLUMN_REQUIRED_BY_DATABASE.severity()));
  }

  private static String required(@Nullable String preset) {
    return preset == null ? "not null" : "not null default " + preset;
  }

  private static String advice(ColumnPair columns, @Nullable String preset) {
    if (columns.is(Trait.REQUIRED_BY_SOME)) {
      return "Add a changeSet that drops the constraint, or puts a check in its place that asks for"
          + " a value in rows of this type only: other entities in the table leave it null.";
    }
    if (columns.is(Trait.REQUIRED_IN_EMBEDDABLE)) {
      return "Leave it as it is if the embeddable is never null; otherwise add a changeSet that"
          + " drops the constraint.";
    }
    return "Map it as required (@Column(nullable = false), optional = false)"
        + (preset == null ? "" : ", leave nulls out (@DynamicInsert)")
        + ", or add a changeSet that drops the constraint.";
  }

  private static ParityDifference notValid(TablePair tables, NotNull constraint) {
    return new ParityDifference.OfNotNull(
        tables.actualAsRead(),
        constraint,
        Assessment.of(
            FindingCode.CONSTRAINT_NOT_VALID,
            "not null",
            "not null, but not valid for older rows",
            "Rows that were there before the constraint may hold null where the entity promises a"
                + " value.",
            "Add a changeSet that fills the gaps and validates the constraint: ALTER TABLE …"
                + " VALIDATE CONSTRAINT "
                + constraint.name()
                + "."));
  }
}
