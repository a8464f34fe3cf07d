package dev.plumbline.migrator;

import dev.plumbline.migrator.LoneStatement.Outcome;
import dev.plumbline.migrator.StatementRunner.Action;
import dev.plumbline.migrator.StatementRunner.Kind;
import dev.plumbline.migrator.StatementText.Segment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import liquibase.exception.DatabaseException;
import org.jspecify.annotations.Nullable;

/**
 * A changeSet without a transaction, in the pieces that the server commits at once, so that the
 * next run can go on where this one is cut off.
 *
 * <p>What can be run in a transaction is: in one of its own, together with a note of how far the
 * changeSet has come. About the rest, of which CREATE INDEX CONCURRENTLY is the usual one, it is
 * noted that it begins; whether it came to its end must be found out by looking.
 */
final class StepwiseExecution implements StatementRunner.ExecutionStrategy {

  private final ChangeSetSession session;
  private final LockRetries retries;
  private final UnfinishedNotes notes;
  private final @Nullable UnfinishedChangeSet earlier;
  private UnfinishedChangeSet soFar;
  private UnfinishedChangeSet noted;
  private @Nullable String limitedTo;

  /** What has been done before the transaction that the changeSet has begun itself, if it has. */
  private @Nullable UnfinishedChangeSet beforeBlock;

  /** Of what is skipped, what makes something that has ended with its session. */
  private @Nullable String temporary;

  /** What has been begun on its own. */
  private @Nullable Segment begun;

  StepwiseExecution(ChangeSetSession session, LockRetries retries, UnfinishedNotes notes)
      throws SQLException {
    this.session = session;
    this.retries = retries;
    this.notes = notes;
    earlier = notes.read().orElse(null);
    soFar = notes.fresh();
    noted = earlier == null ? soFar : earlier;
  }

  /** Whether an earlier run has begun the changeSet. */
  boolean isResuming() {
    return earlier != null && (earlier.done() > 0 || earlier.started() != null);
  }

  /** How many statements have taken effect, in this run or before. */
  int done() {
    return noted.done();
  }

  @Override
  public void run(Kind kind, Supplier<String> text, Action action, StatementRunner.Texts texts)
      throws DatabaseException {
    try {
      if (limitedTo == null) {
        limitedTo = session.limit(false);
      }
      for (Segment segment : new StatementText(kind == Kind.SQL, text.get()).segments()) {
        run(kind, segment, segment.isWhole() ? action : texts.action(segment.text()), texts);
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    } catch (DatabaseException e) {
      if (temporary != null && ServerErrors.isMissingObject(e)) {
        throw notes.temporary(noted, temporary, ServerErrors.reason(e));
      }
      throw e;
    }
  }

  private void run(Kind kind, Segment segment, Action action, StatementRunner.Texts texts)
      throws DatabaseException, SQLException {
    if (segment.isSetting()) {
      // belongs to the session, so that it is made again in each one
      action.run();
      session.requireLock();
    } else if (isSkipped(segment, texts)) {
      return;
    } else if (kind == Kind.CODE) {
      session.requireLock();
      action.run();
      finished(segment);
    } else if (!isDoneAlready(segment)) {
      apply(segment, action, texts);
    }
  }

  private void apply(Segment segment, Action action, StatementRunner.Texts texts)
      throws DatabaseException, SQLException {
    if (beforeBlock != null) {
      // in the transaction that an earlier text has begun: it is lost as a whole
      inItsOwnTransaction(segment, texts);
      return;
    }
    retries.until(
        () -> {
          if (segment.controlsTransaction()) {
            inItsOwnTransaction(segment, texts);
          } else if (segment.isRefusedInTransaction()) {
            alone(segment, action);
          } else {
            inTransaction(segment, action);
          }
          return soFar;
        });
  }

  /** Whether an earlier run has executed all of it, and noted that. */
  private boolean isSkipped(Segment segment, StatementRunner.Texts texts) throws DatabaseException {
    if (earlier == null || soFar.done() >= earlier.done()) {
      return false;
    }
    for (String statement : segment.counted()) {
      soFar = soFar.after(statement);
      if (soFar.done() == earlier.done() && !soFar.digest().equals(earlier.digest())) {
        throw notes.edited(earlier);
      }
    }
    for (SingleStatement statement : segment.statements()) {
      if (statement.makesTemporary()) {
        temporary = statement.text();
      }
    }
    for (SingleStatement setting : segment.settings()) {
      texts.action(setting.text()).run();
    }
    return true;
  }

  /** Whether a statement that was cut off came to its end all the same. */
  private boolean isDoneAlready(Segment segment) throws SQLException {
    if (earlier == null || earlier.started() == null || soFar.done() > earlier.done()) {
      return false;
    }
    if (!earlier.hasStarted(segment.text())) {
      throw notes.edited(earlier);
    }
    LoneStatement statement = LoneStatement.of(segment);
    Connection connection = session.connection();
    Outcome outcome = statement.outcome(connection, earlier.before());
    if (outcome == Outcome.UNKNOWN) {
      throw notes.unknown(soFar, after(segment), segment.text());
    }
    if (outcome == Outcome.HALF_DONE) {
      session.unlimit();
      statement.complete(connection);
      session.limit(false);
    }
    if (outcome == Outcome.NOT_DONE) {
      return false;
    }
    finished(segment);
    return true;
  }

  private UnfinishedChangeSet after(Segment segment) {
    UnfinishedChangeSet after = soFar;
    for (String statement : segment.counted()) {
      after = after.after(statement);
    }
    return after;
  }

  private void inTransaction(Segment segment, Action action)
      throws DatabaseException, SQLException {
    Connection connection = session.connection();
    UnfinishedChangeSet before = soFar;
    boolean impossible = false;
    connection.setAutoCommit(false);
    try {
      session.requireLock();
      action.run();
      finished(segment);
      connection.commit();
    } catch (DatabaseException | SQLException | RuntimeException e) {
      undone(before, e);
      if (!ServerErrors.isForbiddenInATransaction(e)) {
        throw e;
      }
      impossible = true;
    } finally {
      if (!connection.isClosed()) {
        connection.setAutoCommit(true);
      }
    }
    if (impossible) {
      alone(segment, action);
    }
  }

  private void undone(UnfinishedChangeSet before, Exception e) {
    soFar = before;
    noted = before;
    beforeBlock = null;
    try {
      session.connection().rollback();
    } catch (SQLException lost) {
      e.addSuppressed(lost);
    }
  }

  /**
   * Transactions that the changeSet makes itself are committed together with the note, too. One may
   * go on in the texts that come after this one.
   */
  private void inItsOwnTransaction(Segment segment, StatementRunner.Texts texts)
      throws DatabaseException, SQLException {
    UnfinishedChangeSet before = beforeBlock == null ? soFar : beforeBlock;
    try {
      if (beforeBlock == null && !segment.statements().get(0).beginsTransaction()) {
        texts.action("begin").run();
      }
      beforeBlock = before;
      if (segment.statements().isEmpty()) {
        texts.action(segment.text()).run();
        soFar = after(segment);
      }
      for (SingleStatement statement : segment.statements()) {
        boolean isNoted = statement.commits() && session.isWritable();
        if (isNoted) {
          count(segment, statement);
          session.requireLock();
          notes.write(soFar);
        }
        String end = isPreparedAlready(statement) ? "rollback" : statement.text();
        texts.action(end).run();
        if (!isNoted) {
          count(segment, statement);
        }
        if (statement.endsTransaction()) {
          beforeBlock = statement.chains() ? soFar : null;
          if (!isNoted && beforeBlock == null) {
            notes.write(soFar);
          }
          noted = soFar;
        }
      }
    } catch (DatabaseException | SQLException | RuntimeException e) {
      session.connection().setAutoCommit(false);
      undone(before, e);
      session.connection().setAutoCommit(true);
      throw e;
    }
  }

  /**
   * Whether the transaction that it prepares is there. A note cannot be committed with it: it would
   * be seen when that is, and nobody could write another one before. So an earlier run may have
   * prepared it without saying so; what has been done now is then the same once more.
   */
  private boolean isPreparedAlready(SingleStatement statement) throws SQLException {
    if (!statement.preparesTransaction()) {
      return false;
    }
    Optional<LoneStatement> prepared = PreparedTransaction.of(statement);
    return prepared.isPresent() && prepared.get().outcome(session.connection(), "") == Outcome.DONE;
  }

  private void count(Segment segment, SingleStatement statement) {
    if (segment.statements().size() < 2) {
      soFar = soFar.after(segment.text());
    } else if (!statement.isSetting()) {
      soFar = soFar.after(statement.text());
    }
  }

  /** In auto-commit mode, without our timeouts unless the changeSet has set its own. */
  private void alone(Segment segment, Action action) throws DatabaseException, SQLException {
    Connection connection = session.connection();
    LoneStatement statement = LoneStatement.of(segment);
    String before = before(statement, segment);
    session.requireLock();
    statement.removeLeftovers(connection, before, retries);
    Outcome already = statement.outcome(connection, before);
    boolean completes = already == Outcome.HALF_DONE && segment.equals(begun);
    if (already != Outcome.DONE) {
      notes.write(soFar.starting(segment.text(), before));
    }
    begun = segment;
    boolean limited = session.lockTimeout().equals(limitedTo);
    if (limited) {
      session.unlimit();
    }
    try {
      if (completes) {
        statement.complete(connection);
      } else {
        execute(segment, statement, action);
      }
      statement.verify(connection);
    } catch (DatabaseException e) {
      failed(segment, before, already, e);
      throw e;
    }
    if (limited) {
      session.limit(false);
    }
    finished(segment);
  }

  private void execute(Segment segment, LoneStatement statement, Action action)
      throws DatabaseException, SQLException {
    try {
      action.run();
    } catch (DatabaseException e) {
      if (!wasStarted(segment) || !statement.isHalfDone(e)) {
        throw e;
      }
      statement.complete(session.connection());
    }
  }

  /** Whether it was begun by an earlier run, of which nobody knows how far it came. */
  private boolean wasStarted(Segment segment) {
    return startedEarlier(segment) != null;
  }

  private @Nullable UnfinishedChangeSet startedEarlier(Segment segment) {
    return earlier != null && soFar.done() == earlier.done() && earlier.hasStarted(segment.text())
        ? earlier
        : null;
  }

  /** As it was when the statement was begun for the first time. */
  private String before(LoneStatement statement, Segment segment) throws SQLException {
    UnfinishedChangeSet started = startedEarlier(segment);
    return started == null ? statement.before(session.connection()) : started.before();
  }

  /**
   * What failed has taken no effect, except for what can be removed or completed, and except that
   * nobody knows how far something came that commits on its own.
   */
  private void failed(Segment segment, String before, Outcome already, DatabaseException failure) {
    if (ServerErrors.isLostConnection(failure)
        || (segment.mayCommit() && !ServerErrors.isForbiddenInATransaction(failure))) {
      return;
    }
    LoneStatement statement = LoneStatement.of(segment);
    Connection connection = session.connection();
    try {
      session.limit(false);
      statement.removeLeftovers(connection, before, retries);
      if (already != Outcome.HALF_DONE
          && statement.outcome(connection, before) == Outcome.HALF_DONE) {
        return;
      }
      if (soFar.done() == 0) {
        notes.forget();
      } else {
        notes.write(soFar);
      }
    } catch (DatabaseException | SQLException e) {
      // the note that the statement has begun stays, so that the next run looks what became of it
      failure.addSuppressed(e);
    }
  }

  private void finished(Segment segment) throws SQLException {
    session.requireLock();
    soFar = after(segment);
    notes.write(soFar);
    noted = soFar;
  }
}
