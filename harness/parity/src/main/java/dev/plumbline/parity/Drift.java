package dev.plumbline.parity;

import dev.plumbline.canonical.CanonicalExpressions;
import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.comparison.Difference;
import dev.plumbline.comparison.DriftFindings;
import dev.plumbline.comparison.SchemaComparison;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Drift: a live database no longer has the schema that its history makes, because somebody has
 * changed it by hand.
 *
 * <p>Every property of every object counts. How bad a difference is depends on what breaks: what is
 * missing or changed mostly breaks statements or later changeSets, what is there in addition mostly
 * does not, and comments and grants are notes. Has no state; safe for use by several threads.
 */
public final class Drift {

  private Drift() {}

  /**
   * Compares two schemas that were read from servers of one version and are worded alike, such as a
   * database and the template that it is a copy of.
   *
   * @param expected what the history makes
   * @param actual what the database has
   */
  public static Findings between(Schema expected, Schema actual) {
    List<Difference> differences = SchemaComparison.compare(expected, actual);
    return Findings.of(DriftFindings.of(differences).toArray(Finding[]::new));
  }

  /**
   * Compares a live database with one that has just been made. Expressions that are worded
   * differently, as after a dump and restore, are compared by what they mean.
   *
   * @param expected a connection to a disposable database to which the history was applied; what is
   *     done there is rolled back
   * @param live a connection to the database; it is only read
   * @throws SQLException if one of the servers does not answer or refuses
   */
  public static Findings of(Connection expected, Connection live) throws SQLException {
    Schema wanted = CatalogReader.read(expected);
    Schema found = CatalogReader.read(live);
    return between(
        CanonicalExpressions.of(wanted, found, expected),
        CanonicalExpressions.of(found, wanted, expected));
  }
}
