package dev.plumbline.release;

import dev.plumbline.release.Outcome.Ran;
import dev.plumbline.release.Outcome.Refused;
import dev.plumbline.release.ReleaseStatement.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statements tried on two schemas: which ran on the new one, and which only on the old. */
final class Trials {

  /** PostgreSQL's code for a query without rows. */
  private static final String NO_DATA = "02000";

  /**
   * A statement that ran on the old schema only.
   *
   * @param refusal of the new one
   */
  record Failed(ReleaseStatement statement, Refused refusal) {

    Failure toFailure() {
      return new Failure(
          statement.words(), refusal.sqlState(), refusal.message(), statement.subject());
    }
  }

  private final Trial old;
  private final Trial now;
  private final @Nullable String role;
  private final List<Failed> failed = new ArrayList<>();
  private final List<ReleaseStatement> passed = new ArrayList<>();
  private final Set<List<String>> known = new HashSet<>();

  Trials(Trial old, Trial now, @Nullable String role) {
    this.old = old;
    this.now = now;
    this.role = role;
  }

  /** One for each thing that is wrong, however many rows show it. */
  List<Failed> failed() {
    return List.copyOf(failed);
  }

  /** Those that read or wrote a row of the new schema, and functions that give the same on both. */
  List<ReleaseStatement> passed() {
    return List.copyOf(passed);
  }

  /** The new schema first: only what it refuses needs the old one to be a failure. */
  void of(ReleaseStatement statement) throws SQLException {
    Outcome outcome = now.of(statement);
    if (outcome instanceof Ran && statement.kind() == Kind.CALL) {
      compareResults(statement);
    } else if (outcome instanceof Ran ran && ran.rows() > 0) {
      passed.add(statement);
    } else if (outcome instanceof Ran && statement.kind() == Kind.READ && role != null) {
      lookForHiddenRows(statement);
    } else if (outcome instanceof Refused refusal) {
      refused(statement, refusal);
    }
  }

  private void refused(ReleaseStatement statement, Refused refusal) throws SQLException {
    List<String> cause =
        List.of(
            statement.kind().name(), statement.subject(), refusal.sqlState(), violated(refusal));
    if (!known.contains(cause) && old.of(statement) instanceof Ran) {
      known.add(cause);
      failed.add(new Failed(statement, refusal));
    }
  }

  /** A function that reads passes if it gives the same as before, in whatever order. */
  private void compareResults(ReleaseStatement call) throws SQLException {
    if (old.of(call) instanceof Ran && results(old, call).equals(results(now, call))) {
      passed.add(call);
    }
  }

  private static List<String> results(Trial trial, ReleaseStatement call) throws SQLException {
    return trial.rows(call.sql()).orElse(List.of()).stream().map(List::toString).sorted().toList();
  }

  /** Names a constraint or column; the messages of other errors may name a value. */
  private static String violated(Refused refusal) {
    return refusal.sqlState().startsWith("23") ? refusal.message() : "";
  }

  /** A policy does not refuse: it hides. */
  private void lookForHiddenRows(ReleaseStatement statement) throws SQLException {
    boolean areThere = now.rows(statement.sql()).filter(rows -> !rows.isEmpty()).isPresent();
    if (areThere && old.of(statement) instanceof Ran ran && ran.rows() > 0) {
      failed.add(
          new Failed(
              statement,
              new Refused(NO_DATA, "no row is visible to role \"" + role + "\", but there are")));
    }
  }
}
