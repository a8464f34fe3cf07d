package dev.plumbline.parity;

import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.parity.Mapping.MappedColumn;
import dev.plumbline.parity.Mapping.Trait;
import dev.plumbline.parity.ParityDifference.Assessment;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Table;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whole numbers that somebody counts up from the beginning, in a column that ends earlier than the
 * attribute: keys and what refers to them ({@code serial} under a {@code Long}), versions,
 * positions in lists. No value that an application has in hand fails there; they run out some day.
 */
final class Counted {

  /** The largest values of what {@code bigint} and {@code integer} are narrowed to. */
  private static final Map<String, Long> LARGEST =
      Map.of("integer", (long) Integer.MAX_VALUE, "smallint", (long) Short.MAX_VALUE);

  /** Keys that end here are used up soon. */
  private static final String SMALL = "smallint";

  /** A key that refers to a key that refers to a key …, in hierarchies and derived identities. */
  private static final int FARTHEST = 5;

  private final ColumnPair columns;
  private final String type;
  private final long largest;

  private Counted(ColumnPair columns, long largest) {
    this.columns = columns;
    this.type = columns.actual().type();
    this.largest = largest;
  }

  /** What is to be said of a column that is narrower than its attribute; empty for all others. */
  static Optional<ParityDifference> narrower(ColumnPair columns) {
    Long largest = LARGEST.get(columns.actual().type());
    return largest == null ? Optional.empty() : new Counted(columns, largest).narrower();
  }

  private Optional<ParityDifference> narrower() {
    if (columns.is(Trait.VERSION)) {
      return Optional.of(
          warning(
              "Every UPDATE of a row fails once its version has reached " + largest,
              "Leave it as it is while no row is changed that often, or add a changeSet that widens"
                  + " the column."));
    }
    if (columns.is(Trait.POSITION)) {
      return Optional.of(
          warning(
              "Saving a list of more than " + largest + " elements fails",
              "Leave it as it is while no list is that long, or add a changeSet that widens the"
                  + " column."));
    }
    if (type.equals(SMALL)) {
      return Optional.empty();
    }
    if (isCounted(columns.mapped(), columns.attribute(), columns.actual())) {
      return Optional.of(
          warning(
              "Every INSERT fails once " + largest + " keys are used up",
              "Leave it as it is while the table stays far from that, or add a changeSet that widens"
                  + " the column, what refers to it, and the sequence."));
    }
    return refersToCounted()
        ? Optional.of(
            warning(
                "Referring to a row fails once its key is larger than " + largest,
                "Leave it as it is while the other table stays far from that, or add a changeSet"
                    + " that widens the column."))
        : Optional.empty();
  }

  private static boolean isCounted(Column mapped, Optional<MappedColumn> attribute, Column actual) {
    String value = actual.defaultExpression();
    boolean byDatabase =
        mapped.identity() != null
            || actual.identity() != null
            || (value != null && value.startsWith("nextval("));
    return attribute.map(MappedColumn::sequence).isPresent()
        || (byDatabase && attribute.filter(known -> !known.insertable()).isPresent());
  }

  private boolean refersToCounted() {
    return targets(columns.tables().mapped(), columns.mapped().name())
        .anyMatch(target -> isCounted(target, 0));
  }

  private boolean isCounted(Target target, int distance) {
    Mapping mapping = columns.tables().mapping();
    Optional<Table> table = mapping.schema().table(target.table());
    Optional<Column> mapped = table.flatMap(one -> one.column(target.column()));
    Optional<Column> actual =
        columns
            .tables()
            .database()
            .table(target.table())
            .flatMap(one -> one.column(target.column()));
    Optional<MappedColumn> attribute =
        Optional.ofNullable(mapping.tables().get(target.table()))
            .map(known -> known.columns().get(target.column()));
    return mapped.isPresent()
        && actual.isPresent()
        && (isCounted(mapped.get(), attribute, actual.get())
            || (distance < FARTHEST
                && targets(table.get(), target.column())
                    .anyMatch(next -> isCounted(next, distance + 1))));
  }

  private static Stream<Target> targets(Table table, String column) {
    return table.foreignKeys().stream()
        .flatMap(
            key -> key.targetOf(column).map(target -> new Target(key.target(), target)).stream());
  }

  private record Target(QualifiedName table, String column) {}

  private ParityDifference warning(String consequence, String fix) {
    return difference(Severity.WARNING, consequence + ": out of range for type " + type + ".", fix);
  }

  private ParityDifference difference(Severity severity, String consequence, String fix) {
    return columns.difference(
        Assessment.of(FindingCode.COLUMN_TOO_SMALL, columns.mapped().type(), type, consequence, fix)
            .withSeverity(severity));
  }
}
