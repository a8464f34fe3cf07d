package dev.plumbline.changelog;

import org.jspecify.annotations.Nullable;

/**
 * A changelog is not there, or cannot be used. The message says what was found and what to do; each
 * subclass is one reason. No database was touched. Neither it nor its causes show secrets:
 * passwords in SQL and in URLs, and the values of changelog parameters whose names say that they
 * are secret.
 */
public abstract sealed class ChangelogException extends RuntimeException
    permits ChangelogNotFoundException, InvalidChangelogException {

  private static final long serialVersionUID = 1L;

  ChangelogException(String message, @Nullable Throwable cause) {
    super(Masked.text(message), Masked.cause(cause));
  }
}
