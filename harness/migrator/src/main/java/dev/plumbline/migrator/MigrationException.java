package dev.plumbline.migrator;

import org.jspecify.annotations.Nullable;

/**
 * A migration did not happen, or not to its end. The message says what was found and what to do;
 * each subclass is one reason.
 */
public abstract sealed class MigrationException extends RuntimeException
    permits ChangelogNotFoundException,
        ChangeSetFailedException,
        DatabaseUnusableException,
        InvalidChangelogException,
        MigrationInterruptedException,
        MigrationLockedException,
        MigrationRefusedException {

  private static final long serialVersionUID = 1L;

  MigrationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
