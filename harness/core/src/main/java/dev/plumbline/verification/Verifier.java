package dev.plumbline.verification;

import dev.plumbline.finding.Findings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Says whether a database is at the revision that a build needs.
 *
 * <p>It only selects: one statement when all is well, up to two more when the history does not
 * answer the question. Immutable; safe for use by several threads.
 */
public final class Verifier {

  private final Revision revision;

  /** A verifier for the given revision. */
  public Verifier(Revision revision) {
    this.revision = Objects.requireNonNull(revision, "revision");
  }

  /**
   * Opens a connection, looks, and closes it again.
   *
   * @return the answer; {@link Verdict#UNREACHABLE} where there is no connection to be had
   */
  public Verification verify(DataSource dataSource) {
    long start = System.nanoTime();
    try (Connection connection = dataSource.getConnection()) {
      return verify(connection);
    } catch (SQLException e) {
      return unreachable(e, start);
    }
  }

  /**
   * Looks at the connected database. A transaction that the caller has open stays open and usable.
   *
   * @return the answer; {@link Verdict#UNREACHABLE} where the server refuses to show it
   */
  public Verification verify(Connection connection) {
    long start = System.nanoTime();
    try {
      History history = History.read(connection);
      HistoryComparison comparison = HistoryComparison.of(revision, history);
      if (comparison.isComplete() && !revision.changeSets().isEmpty()) {
        return verification(comparison.verdict(), comparison, 0, start);
      }
      Surroundings surroundings = Surroundings.look(connection);
      return verification(
          verdict(history, comparison, surroundings), comparison, surroundings.tables(), start);
    } catch (SQLException e) {
      return unreachable(e, start);
    }
  }

  private static Verdict verdict(
      History history, HistoryComparison comparison, Surroundings surroundings) {
    if (surroundings.migrating()) {
      return Verdict.MIGRATING;
    }
    if (history.changeSets().isEmpty()) {
      if (surroundings.tables() > 0) {
        return Verdict.UNMANAGED;
      }
      return comparison.isComplete() ? Verdict.READY : Verdict.EMPTY;
    }
    return comparison.verdict();
  }

  private Verification verification(
      Verdict verdict, HistoryComparison comparison, int tables, long start) {
    Explanation explanation = Explanation.of(verdict, revision.service(), comparison, tables);
    return new Verification(
        revision.service(),
        verdict,
        explanation.message(),
        explanation.action(),
        null,
        comparison.current(),
        revision.changeSets().size(),
        comparison.applied(),
        comparison.findings(revision.service()),
        Duration.ofNanos(System.nanoTime() - start));
  }

  private Verification unreachable(SQLException e, long start) {
    Explanation explanation = Explanation.unreachable(e);
    return new Verification(
        revision.service(),
        Verdict.UNREACHABLE,
        explanation.message(),
        explanation.action(),
        e.getSQLState(),
        null,
        revision.changeSets().size(),
        0,
        Findings.none(),
        Duration.ofNanos(System.nanoTime() - start));
  }
}
