package dev.plumbline.migrator;

import dev.plumbline.changelog.Masked;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.text.SqlLiteral;
import dev.plumbline.verification.ChangeSetId;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The note about one changeSet in the lock table, of how far it has come.
 *
 * @param table the lock table
 * @param service for messages
 * @param changeSet the changeSet
 * @param rollback whether it is being rolled back, instead of applied
 */
record UnfinishedNotes(LockTable table, String service, ChangeSetId changeSet, boolean rollback) {

  /** Enough to recognise a statement. */
  private static final int SHORT = 300;

  private String key() {
    return UnfinishedChangeSet.digest(changeSet.toString());
  }

  UnfinishedChangeSet fresh() {
    return UnfinishedChangeSet.begun(key(), rollback);
  }

  /**
   * How far the changeSet came in an earlier run; empty if it was not started, or was finished.
   * What is noted about a rollback holds for as long as the history says so, too.
   *
   * @throws MigrationRefusedException if it is to be rolled back, but was being applied
   */
  Optional<UnfinishedChangeSet> read() throws SQLException {
    Optional<UnfinishedChangeSet> found = table.unfinished(key());
    if (found.isEmpty() || (found.get().rollback() && !(rollback && row().isMarked()))) {
      return Optional.empty();
    }
    if (rollback && !found.get().rollback()) {
      throw halfApplied(found.get());
    }
    return found;
  }

  private HistoryRow row() {
    return new HistoryRow(table.connection(), table.place(), changeSet);
  }

  /**
   * Part of the transaction, if there is one. Without one, whoever dies between the two has marked
   * a rollback that has not done anything yet.
   */
  void write(UnfinishedChangeSet unfinished) throws SQLException {
    if (rollback) {
      row().mark();
    }
    table.note(unfinished, changeSet.toString());
  }

  /** Part of the transaction, if there is one. */
  void forget() throws SQLException {
    table.forget(key());
    if (rollback) {
      row().unmark();
    }
  }

  private MigrationRefusedException halfApplied(UnfinishedChangeSet found) {
    return refusal(
        "it was started but not finished, after "
            + counted(found.done())
            + " of it had been executed",
        "Migrate, which resumes where it stopped, and then roll back. Or undo by hand what it did,"
            + " and forget it: "
            + forgetting());
  }

  /** The changeSet is not the one that was begun. */
  MigrationRefusedException edited(UnfinishedChangeSet earlier) {
    return refusal(
        counted(earlier.done())
            + (earlier.started() == null ? "" : " and perhaps the one after")
            + " of it executed by an earlier run that did not finish, and edited since",
        "Restore these statements, so that the next run can continue after them. Or undo by hand"
            + " what they did, and forget it, so that the changeSet starts from the beginning: "
            + forgetting());
  }

  /** Nobody but a person can know what became of a statement. */
  MigrationRefusedException unknown(
      UnfinishedChangeSet soFar, UnfinishedChangeSet after, String statement) {
    return refusal(
        counted(soFar.done())
            + " of it executed by an earlier run, which ended in the middle of the next one: "
            + shortened(statement),
        "Check whether that statement has taken effect. If it has: "
            + replacing(after)
            + " If it has not: "
            + replacing(soFar)
            + " Then run plumbline again, which continues after it, or with it.");
  }

  /** What was made for the session has ended with it. */
  MigrationRefusedException temporary(
      UnfinishedChangeSet earlier, String statement, String reason) {
    return refusal(
        counted(earlier.done())
            + " of it executed by an earlier run. The next one fails ("
            + reason
            + "), probably because what this one made ended with its session: "
            + shortened(statement),
        "Undo by hand what these statements did, and forget it, so that the changeSet starts from"
            + " the beginning: "
            + forgetting()
            + " Better: keep what has to survive in a permanent table.");
  }

  private static String shortened(String written) {
    String statement = Masked.text(written);
    return statement.length() <= SHORT ? statement : statement.substring(0, SHORT) + " …";
  }

  private MigrationRefusedException refusal(String found, String fix) {
    return new MigrationRefusedException(
        service + ": refused, because a changeSet without a transaction is half done.",
        Findings.of(
            Finding.of(
                    FindingCode.CHANGESET_UNFINISHED,
                    changeSet.toString(),
                    rollback
                        ? "rolled back in full, or not at all"
                        : "applied in full, or not at all",
                    found)
                .withFix(fix)));
  }

  private String forgetting() {
    return "DELETE FROM "
        + table.name()
        + " WHERE lockedby LIKE '"
        + UnfinishedChangeSet.prefix(key())
        + "%';";
  }

  private String replacing(UnfinishedChangeSet with) {
    return "UPDATE "
        + table.name()
        + " SET lockedby = "
        + SqlLiteral.standard(with.toText(changeSet.toString()))
        + " WHERE lockedby LIKE '"
        + UnfinishedChangeSet.prefix(key())
        + "%';";
  }

  private static String counted(int statements) {
    return statements == 1 ? "1 statement" : statements + " statements";
  }
}
