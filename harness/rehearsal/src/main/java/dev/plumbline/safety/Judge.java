package dev.plumbline.safety;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Location;
import dev.plumbline.finding.Severity;
import dev.plumbline.schema.QualifiedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words findings about one changeSet. */
final class Judge {

  /** Enough to recognise a statement. */
  private static final int SHORT = 300;

  private final ObservedChangeSet changeSet;
  private final TableSizes sizes;

  Judge(ObservedChangeSet changeSet, TableSizes sizes) {
    this.changeSet = changeSet;
    this.sizes = sizes;
  }

  ObservedChangeSet changeSet() {
    return changeSet;
  }

  /** About what a statement did to a table that was there before; milder if that is known small. */
  Finding about(
      FindingCode code, Relation table, String expected, String seen, ObservedStatement statement) {
    Finding finding = about(code, table.name(), null, expected, seen + in(statement.sql()));
    return sizes.isLarge(table.name())
        ? finding
        : finding
            .withSeverity(Severity.NOTE)
            .withConsequence(
                "Little: "
                    + table.name()
                    + " has "
                    + String.format("%,d", sizes.of(table.name()).orElse(0))
                    + " rows in production.");
  }

  /** About something that does not depend on how many rows there are. */
  Finding about(
      FindingCode code, QualifiedName table, @Nullable String part, String expected, String seen) {
    return Finding.of(code, changeSet.id().toString(), expected, seen)
        .at(new Location("table", table, List.of(), part));
  }

  /** About the changeSet itself. */
  Finding about(FindingCode code, String expected, String seen) {
    return Finding.of(code, changeSet.id().toString(), expected, seen);
  }

  /** The statement that has shown it. */
  static String in(String sql) {
    String line = sql.strip().replaceAll("\\s+", " ");
    return "\nin: " + (line.length() <= SHORT ? line : line.substring(0, SHORT) + " …");
  }
}
