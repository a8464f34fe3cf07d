package dev.plumbline.safety;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.migrator.ChangeSetFailedException;
import dev.plumbline.verification.ChangeSetId;
import java.util.Locale;

/**
 * A new changeSet that failed.
 *
 * @param changeSet which
 * @param sqlState the server's code, or an empty text
 * @param reason its message
 * @param statement that failed, or an empty text
 * @param whatever whether it fails where no table has rows
 */
record Failure(
    ChangeSetId changeSet, String sqlState, String reason, String statement, boolean whatever) {

  static Failure of(ChangeSetFailedException e) {
    return new Failure(
        e.changeSet(), e.sqlState().orElse(""), e.reason(), e.statement().orElse(""), false);
  }

  /** The same, where no table has rows. */
  Failure withoutRows() {
    return new Failure(changeSet, sqlState, reason, statement, true);
  }

  /** The same, where the run had to end with it. */
  Failure ending() {
    return new Failure(
        changeSet,
        sqlState,
        reason + "\nChangeSets after it were not rehearsed.",
        statement,
        whatever);
  }

  /** Whether it is about rows: about values (class 22) or constraints (class 23). */
  boolean isOfRows() {
    return !whatever && (sqlState.startsWith("22") || sqlState.startsWith("23"));
  }

  /**
   * What it means.
   *
   * @param onAnyRows whether the rows were the best that one can hope for
   */
  Finding finding(boolean onAnyRows) {
    String seen = reason + (statement.isEmpty() ? "" : Judge.in(statement));
    if (!isOfRows()) {
      return Finding.of(
          FindingCode.CHANGESET_FAILS, changeSet.toString(), "a changeSet that runs", seen);
    }
    Finding finding =
        Finding.of(
            FindingCode.FAILS_ON_ROWS,
            changeSet.toString(),
            "a changeSet that runs whatever rows are there",
            seen);
    if (onAnyRows) {
      return finding
          .withSeverity(Severity.ERROR)
          .withConsequence("The migration fails wherever there are rows.");
    }
    return isLookedAtOnly() ? finding.withSeverity(Severity.NOTE) : finding;
  }

  /** Whether nobody waits for the statement, so that all that a failure costs is another try. */
  private boolean isLookedAtOnly() {
    String sql = statement.toLowerCase(Locale.ROOT);
    return sql.contains("validate constraint") || sql.contains("concurrently");
  }
}
