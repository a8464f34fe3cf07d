package dev.plumbline.migrator;

import dev.plumbline.changelog.Masked;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.ServerError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A changeSet could not be applied or rolled back; those before it were. */
public final class ChangeSetFailedException extends MigrationException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialised; exceptions just have to say they could be
  private final ChangeSetId changeSet;

  private final @Nullable String sqlState;
  private final @Nullable String statement;
  private final String reason;
  private final boolean ofStatement;

  ChangeSetFailedException(ChangeSetFailure failure, String message) {
    super(message, failure.cause());
    changeSet = failure.changeSet();
    sqlState = failure.sqlState();
    statement = failure.statement() == null ? null : Masked.text(failure.statement());
    reason = Masked.text(failure.reason());
    ofStatement =
        ServerErrors.isUnsupportedCopy(failure.cause())
            || (ServerError.of(sqlState).endsSession()
                && !ServerErrors.isLostConnection(failure.cause()));
  }

  /** The one that failed. */
  public ChangeSetId changeSet() {
    return changeSet;
  }

  /** The server's code for the error; empty if it was not the server that refused. */
  public Optional<String> sqlState() {
    return Optional.ofNullable(sqlState);
  }

  /** The whole statement that failed, if it was a statement. */
  public Optional<String> statement() {
    return Optional.ofNullable(statement);
  }

  /** The server's own message, or Liquibase's. */
  public String reason() {
    return reason;
  }

  /**
   * Whether a code that otherwise tells of the migrator's connection is the statement's own: of
   * another server that the database could not reach, such as the publisher of a subscription, or
   * of rows that COPY was waiting for. The migrator's connection is well then.
   */
  public boolean isOfStatement() {
    return ofStatement;
  }
}
