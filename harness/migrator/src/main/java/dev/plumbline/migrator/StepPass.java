package dev.plumbline.migrator;

import dev.plumbline.migrator.ConcurrentIndex.State;
import dev.plumbline.migrator.StatementRunner.Action;
import dev.plumbline.migrator.StatementRunner.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import liquibase.exception.DatabaseException;
import org.jspecify.annotations.Nullable;

/**
 * A changeSet without a transaction, statement by statement, so that the next run can go on where
 * this one is cut off.
 *
 * <p>A statement that can be run in a transaction is: in one of its own, together with a note of
 * how far the changeSet has come. About the others, of which CREATE INDEX CONCURRENTLY is the usual
 * one, it is noted that they begin; whether they came to their end must be found out by looking.
 */
final class StepPass implements StatementRunner.Pass {

  private final ChangeSetSession session;
  private final LockRetries retries;
  private final UnfinishedNotes notes;
  private final @Nullable UnfinishedChangeSet earlier;
  private UnfinishedChangeSet soFar;
  private UnfinishedChangeSet noted;
  private @Nullable String limitedTo;

  StepPass(ChangeSetSession session, LockRetries retries, UnfinishedNotes notes)
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
  public void run(Kind kind, Supplier<String> text, Action action) throws DatabaseException {
    try {
      if (limitedTo == null) {
        limitedTo = session.limit(false);
      }
      run(kind, new StatementText(kind == Kind.SQL, text.get()), action);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private void run(Kind kind, StatementText text, Action action)
      throws DatabaseException, SQLException {
    if (text.isSetting()) {
      // belongs to the session, so that it is made again in each one
      action.run();
    } else if (isSkipped(text)) {
      return;
    } else if (kind == Kind.CODE) {
      action.run();
      finished(text);
    } else if (!isDoneAlready(text)) {
      retries.until(
          () -> {
            if (text.isConcurrent() || text.controlsTransactions()) {
              alone(text, action);
            } else {
              inTransaction(text, action);
            }
            return soFar;
          });
    }
  }

  /** Whether an earlier run has executed the statement, and noted that. */
  private boolean isSkipped(StatementText text) {
    if (earlier == null || soFar.done() >= earlier.done()) {
      return false;
    }
    soFar = soFar.after(text.text());
    if (soFar.done() == earlier.done() && !soFar.digest().equals(earlier.digest())) {
      throw notes.edited(earlier);
    }
    return true;
  }

  /** Whether a statement that was cut off came to its end all the same. */
  private boolean isDoneAlready(StatementText text) throws SQLException {
    if (earlier == null || earlier.started() == null || soFar.done() > earlier.done()) {
      return false;
    }
    if (!earlier.started().equals(UnfinishedChangeSet.digest(text.text()))) {
      throw notes.edited(earlier);
    }
    Connection connection = session.connection();
    boolean done;
    if (text.createdIndex().isPresent()) {
      done = text.createdIndex().get().state(connection) == State.VALID;
    } else if (text.droppedIndex().isPresent()) {
      done = !ConcurrentIndex.exists(connection, text.droppedIndex().get());
    } else if (text.isRepeatable()) {
      done = false;
    } else {
      throw notes.unknown(soFar, text.text());
    }
    if (done) {
      finished(text);
    }
    return done;
  }

  private void inTransaction(StatementText text, Action action)
      throws DatabaseException, SQLException {
    Connection connection = session.connection();
    UnfinishedChangeSet before = soFar;
    boolean impossible = false;
    connection.setAutoCommit(false);
    try {
      action.run();
      finished(text);
      connection.commit();
    } catch (DatabaseException | SQLException e) {
      soFar = before;
      noted = before;
      rollBackAfter(e);
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
      alone(text, action);
    }
  }

  private void rollBackAfter(Exception e) {
    try {
      session.connection().rollback();
    } catch (SQLException lost) {
      e.addSuppressed(lost);
    }
  }

  /** In auto-commit mode, without our timeouts unless the changeSet has set its own. */
  private void alone(StatementText text, Action action) throws DatabaseException, SQLException {
    Optional<ConcurrentIndex> index = text.createdIndex();
    if (index.isPresent()) {
      retries.removeInvalid(index.get(), session.connection());
    }
    if (index.isEmpty() || index.get().state(session.connection()) == State.MISSING) {
      notes.write(soFar.starting(text.text()));
    }
    boolean limited = session.lockTimeout().equals(limitedTo);
    if (limited) {
      session.unlimit();
    }
    try {
      action.run();
    } catch (DatabaseException e) {
      failed(text, index, e);
      throw e;
    }
    if (limited) {
      session.limit(false);
    }
    finished(text);
  }

  /**
   * What failed has taken no effect, except that an index may be left invalid, and that nobody
   * knows how far something came that commits on its own.
   */
  private void failed(
      StatementText text, Optional<ConcurrentIndex> index, DatabaseException failure) {
    if (ServerErrors.isLostConnection(failure)
        || (text.controlsTransactions() && !ServerErrors.isForbiddenInATransaction(failure))) {
      return;
    }
    try {
      session.limit(false);
      if (index.isPresent() && index.get().state(session.connection()) == State.INVALID) {
        index.get().drop(session.connection());
      }
      if (soFar.done() == 0) {
        notes.forget();
      } else {
        notes.write(soFar);
      }
    } catch (SQLException e) {
      // the note that the statement has begun stays, so that the next run looks what became of it
      failure.addSuppressed(e);
    }
  }

  private void finished(StatementText text) throws SQLException {
    soFar = soFar.after(text.text());
    notes.write(soFar);
    noted = soFar;
  }
}
