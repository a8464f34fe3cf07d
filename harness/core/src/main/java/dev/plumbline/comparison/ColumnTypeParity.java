package dev.plumbline.comparison;

import dev.plumbline.comparison.ColumnType.Relation;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import java.util.function.Consumer;

/** What a column can hold, compared with what the mapping may put there or expects to find. */
final class ColumnTypeParity {

  private ColumnTypeParity() {}

  static void compare(ColumnPair columns, Consumer<Finding> findings) {
    Relation relation = ColumnType.relation(columns.actual().type(), columns.mapped().type());
    // a view's expressions have no lengths, and nobody writes to them
    boolean isView = columns.tables().actual().type().isView();
    if (isView && (relation == Relation.NARROWER || relation == Relation.WIDER)) {
      return;
    }
    switch (relation) {
      case SAME -> domain(columns, findings);
      case NARROWER ->
          findings.accept(
              finding(
                  columns,
                  FindingCode.COLUMN_TOO_SMALL,
                  overflow(columns.actual().type()),
                  "Add a changeSet that widens the column, or tell the mapping its true size."));
      case WIDER ->
          findings.accept(
              finding(
                  columns,
                  FindingCode.COLUMN_WIDER_THAN_MAPPED,
                  "The database accepts values that the entity does not expect.",
                  "Tell the mapping the column's true size (@Column(length, precision, scale) or"
                      + " another type), or add a changeSet that narrows the column."));
      case OTHER_TIME_ZONE ->
          findings.accept(
              finding(
                  columns,
                  FindingCode.COLUMN_TIME_ZONE_MISMATCH,
                  "Instants shift by the session's time zone when they are written or read.",
                  "Use the same kind of timestamp on both sides, preferably with time zone."));
      case DIFFERENT ->
          findings.accept(
              finding(
                  columns,
                  FindingCode.COLUMN_TYPE_MISMATCH,
                  "Reading or writing the attribute fails, or converts its value in silence.",
                  "Add a changeSet that changes the column's type, or correct the attribute's"
                      + " type."));
    }
  }

  /** Statements do not mention the domain, but the mapping counts on what it asks of values. */
  private static void domain(ColumnPair columns, Consumer<Finding> findings) {
    columns
        .tables()
        .mappedDomain(columns.mapped().name())
        .filter(domain -> !domain.equals(columns.tables().actualType(columns.mapped().name())))
        .ifPresent(
            domain ->
                findings.accept(
                    columns.finding(
                        FindingCode.COLUMN_TYPE_MISMATCH,
                        Severity.WARNING,
                        "the domain " + domain,
                        columns.tables().actualType(columns.mapped().name()),
                        "Values that the domain rules out can be stored.",
                        "Add a changeSet that changes the column's type, or correct"
                            + " columnDefinition.")));
  }

  private static Finding finding(
      ColumnPair columns, FindingCode code, String consequence, String fix) {
    return columns.finding(
        code, columns.mapped().type(), columns.actual().type(), consequence, fix);
  }

  /** What PostgreSQL says, or does in silence, when a value does not fit. */
  private static String overflow(String type) {
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
}
