package dev.plumbline.hibernate;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Location;
import dev.plumbline.schema.QualifiedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to say about a part of Hibernate's DDL that PostgreSQL rejects. */
final class RejectedDefinition {

  private static final String UNDEFINED_COLUMN = "42703";

  private RejectedDefinition() {}

  static Finding finding(Rejection rejection, BoundEntities bound, String entities) {
    QualifiedName table = rejection.table();
    String column = rejection.column();
    String attribute = table == null ? entities : bound.tables().attribute(table, column);
    Finding finding =
        Finding.of(
                FindingCode.DEFINITION_REJECTED,
                table == null ? entities : table + (column == null ? "" : "." + column),
                "a database in which Hibernate can create " + rejection.definition(),
                Sentences.one(rejection.reason()))
            .withConsequence(
                FindingCode.DEFINITION_REJECTED.consequence()
                    + (column == null
                        ? " Everything else is compared."
                        : " The column is compared as Hibernate would create it by default, and"
                            + " everything else as usual."))
            .withFix(fix(rejection, attribute));
    return table == null ? finding : finding.at(place(table, column));
  }

  private static String fix(Rejection rejection, String attribute) {
    return rejection.state().equals(UNDEFINED_COLUMN)
        ? "Correct the name in the mapping of "
            + attribute
            + ", or give this test the application's naming strategies: "
            + NamingStrategies.howToSet()
        : "Correct the mapping of "
            + attribute
            + " (columnDefinition, check or default), or let the changelog create what it refers"
            + " to.";
  }

  private static Location place(QualifiedName table, @Nullable String column) {
    return column == null
        ? new Location("table", table, List.of(), null)
        : new Location("column", table, List.of(column), null);
  }
}
