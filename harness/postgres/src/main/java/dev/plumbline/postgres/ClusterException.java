package dev.plumbline.postgres;

import org.jspecify.annotations.Nullable;

/**
 * A cluster or one of its databases could not be provided. The message says what was tried, what
 * the server printed and what to do; it never holds a password.
 */
public final class ClusterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ClusterException(String message) {
    super(message);
  }

  ClusterException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
