package dev.plumbline.migrator;

import dev.plumbline.changelog.Causes;
import dev.plumbline.changelog.MissingCode;
import dev.plumbline.changelog.ParsedChangelog;
import dev.plumbline.verification.ChangeSetId;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liquibase.changelog.ChangeSet;
import liquibase.exception.DatabaseException;
import liquibase.exception.PreconditionErrorException;
import liquibase.exception.PreconditionFailedException;
import liquibase.precondition.ErrorPrecondition;
import liquibase.precondition.core.SqlPrecondition;
import org.jspecify.annotations.Nullable;

/**
 * Why a changeSet failed, read from the exceptions that Liquibase wraps around one another.
 *
 * @param changeSet which
 * @param file the changelog file that declares it
 * @param transactional whether it ran in a transaction, so that nothing of it remains
 * @param statement the SQL statement that failed, or null
 * @param sqlState the server's code, or null
 * @param reason the server's message, or Liquibase's
 * @param cause what was thrown
 * @param locksRefused how often it did not get its locks
 * @param blockers who stood in the way, if that is known
 * @param done how many of its statements had taken effect, if it is not transactional
 */
record ChangeSetFailure(
    ChangeSetId changeSet,
    String file,
    boolean transactional,
    @Nullable String statement,
    @Nullable String sqlState,
    String reason,
    Throwable cause,
    int locksRefused,
    List<Session> blockers,
    int done) {

  /** Of JdbcExecutor's messages. The code in brackets is left out where it is zero. */
  private static final Pattern UNTERMINATED =
      Pattern.compile("unterminated dollar.?quote", Pattern.CASE_INSENSITIVE);

  private static final Pattern SLOT_LEFT =
      Pattern.compile(
          "could not create replication slot \"([^\"]+)\".* already exists", Pattern.DOTALL);

  private static final Pattern FAILED_SQL =
      Pattern.compile("\\[Failed SQL: (?:\\(-?\\d+\\) )?(.*)]\\s*$", Pattern.DOTALL);

  private static final String UNCHECKABLE = "Its preconditions cannot be checked: ";

  /** Enough to recognise a statement in its file. */
  private static final int SHORT = 300;

  /** With what is known of its attempts, and how many of its statements have taken effect. */
  static ChangeSetFailure of(ChangeSet changeSet, Throwable thrown, LockRetries retries, int done) {
    SQLException refused = ServerErrors.refusal(thrown);
    boolean wantsLock = ServerErrors.isForWantOfALock(thrown);
    return new ChangeSetFailure(
        ParsedChangelog.id(changeSet),
        ParsedChangelog.file(changeSet),
        changeSet.isRunInTransaction(),
        statement(thrown),
        refused == null ? null : refused.getSQLState(),
        refused == null
            ? reason(thrown)
            : (uncheckable(thrown) == null ? "" : UNCHECKABLE) + ServerMessage.of(refused),
        thrown,
        wantsLock ? retries.failed() + 1 : 0,
        wantsLock ? retries.blockers() : List.of(),
        done);
  }

  private static String reason(Throwable thrown) {
    PreconditionFailedException failed = Causes.first(thrown, PreconditionFailedException.class);
    if (failed != null) {
      return "Its preconditions do not hold: "
          + failed.getFailedPreconditions().get(0).getMessage();
    }
    ErrorPrecondition error = uncheckable(thrown);
    if (error != null) {
      return UNCHECKABLE + error.getCause().getMessage();
    }
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    // an error of the JVM says no more than a name, or nothing
    String said = root instanceof Error ? root.toString() : String.valueOf(root.getMessage());
    return MissingCode.reason(thrown).orElse(said);
  }

  private static @Nullable ErrorPrecondition uncheckable(Throwable thrown) {
    PreconditionErrorException error = Causes.first(thrown, PreconditionErrorException.class);
    return error == null ? null : error.getErrorPreconditions().get(0);
  }

  private static @Nullable String statement(Throwable thrown) {
    ErrorPrecondition error = uncheckable(thrown);
    if (error != null && error.getPrecondition() instanceof SqlPrecondition check) {
      return check.getSql();
    }
    DatabaseException failed = Causes.first(thrown, DatabaseException.class);
    if (failed == null || failed.getMessage() == null) {
      return null;
    }
    Matcher matcher = FAILED_SQL.matcher(failed.getMessage());
    return matcher.find() ? matcher.group(1).strip() : null;
  }

  /** The exception for a changeSet that could not be applied, after {@code applied} others. */
  ChangeSetFailedException whileApplying(String service, int applied) {
    String state =
        transactional
            ? "It was rolled back, so nothing of it remains. "
            : "It ran outside of a transaction: "
                + (done == 0 ? "none" : String.valueOf(done))
                + " of its statements had taken effect before, and these stay. ";
    String action =
        isPassing()
            ? "Migrate again: it continues here."
            : transactional
                ? "Correct the changeSet, which is not recorded as applied, or what stands in its"
                    + " way, and migrate again: it continues here."
                : "Correct this statement, or what stands in its way, and migrate again: it"
                    + " continues here. The statements before it must stay as they are.";
    return new ChangeSetFailedException(
        this,
        text(
            service,
            "failed",
            state + "What this run applied before stays: " + counted(applied) + ". " + action));
  }

  /**
   * The exception for a changeSet that could not be rolled back, after {@code rolledBack} others.
   */
  ChangeSetFailedException whileRollingBack(String service, int rolledBack) {
    String state =
        transactional
            ? "It is still applied and recorded. "
            : "It is still recorded, but "
                + (done == 0 ? "none" : String.valueOf(done))
                + " of the statements of its rollback had taken effect before this one. ";
    return new ChangeSetFailedException(
        this,
        text(
            service,
            "cannot be rolled back",
            state
                + "What this run rolled back before stays rolled back: "
                + counted(rolledBack)
                + ". Correct its rollback and roll back again."));
  }

  private boolean isPassing() {
    return locksRefused > 0 || ServerErrors.isLostConnection(cause);
  }

  private String text(String service, String what, String stateAndAction) {
    StringBuilder text = new StringBuilder();
    text.append(service).append(": changeSet ").append(changeSet).append(' ').append(what);
    if (!file.equals(changeSet.path())) {
      text.append(" (declared in ").append(file).append(')');
    }
    text.append(".\n  ").append(reason.replace("\n", "\n  "));
    if (sqlState != null) {
      text.append(" (SQLState ").append(sqlState).append(')');
    }
    if (statement != null) {
      text.append("\n  in: ").append(shortened(statement).replace("\n", "\n      "));
    }
    if (UNTERMINATED.matcher(reason).find()) {
      text.append(
          "\n  Liquibase has cut the text at a semicolon within $$: declare splitStatements: false,"
              + " or another endDelimiter.");
    }
    if (ServerErrors.isUnsupportedCopy(cause)) {
      text.append(
          "\n  COPY … FROM STDIN waits for rows, which psql sends and a changelog cannot: use"
              + " loadData, or INSERT.");
    }
    Matcher slot = SLOT_LEFT.matcher(reason);
    if (slot.find()) {
      text.append("\n  An interrupted attempt leaves its slot at the publisher. If it belongs to")
          .append(" no other subscription, drop it there: SELECT pg_drop_replication_slot('")
          .append(slot.group(1))
          .append("');");
    }
    if (locksRefused > 0) {
      text.append("\n  It did not get its locks in ")
          .append(locksRefused)
          .append(locksRefused == 1 ? " attempt." : " attempts.");
    }
    if (!blockers.isEmpty()) {
      text.append(" In the way: ").append(Session.toText(blockers)).append('.');
    }
    return text.append('\n').append(stateAndAction).toString();
  }

  private static String shortened(String sql) {
    return sql.length() <= SHORT
        ? sql
        : sql.substring(0, SHORT) + " … (" + sql.length() + " characters)";
  }

  private static String counted(int count) {
    return count + " changeSet" + (count == 1 ? "" : "s");
  }
}
