package dev.plumbline.migrator;

import dev.plumbline.verification.ChangeSetId;
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

  ChangeSetFailedException(ChangeSetFailure failure, String message) {
    super(message, failure.cause());
    changeSet = failure.changeSet();
    sqlState = failure.sqlState();
    statement = failure.statement();
    reason = failure.reason();
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
}
