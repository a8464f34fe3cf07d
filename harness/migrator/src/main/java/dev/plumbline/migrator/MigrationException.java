package dev.plumbline.migrator;

import dev.plumbline.changelog.Masked;
import org.jspecify.annotations.Nullable;

/**
 * A migration did not happen, or not to its end. The message says what was found and what to do;
 * each subclass is one reason. Neither it nor its causes show secrets: passwords in SQL and in
 * URLs, and the values of changelog parameters whose names say that they are secret.
 */
public abstract sealed class MigrationException extends RuntimeException
    permits ChangeSetFailedException,
        DatabaseUnusableException,
        MigrationInterruptedException,
        MigrationLockedException,
        MigrationRefusedException {

  private static final long serialVersionUID = 1L;

  MigrationException(String message, @Nullable Throwable cause) {
    super(Masked.text(message), Masked.cause(cause));
  }
}
