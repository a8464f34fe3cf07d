package dev.plumbline.changelog;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Without secrets: what our exceptions say, and those that they are thrown because of. Whoever
 * calls the migrator logs them with all of their causes, and nobody asks him before. Secret are the
 * values of the changelog whose {@link LiquibaseScope} this is called in, and passwords in SQL and
 * URLs everywhere.
 */
public final class Masked {

  private Masked() {}

  /** The text without the secrets of the changelog that is being worked with. */
  public static String text(String text) {
    return LiquibaseScope.secrets().mask(text);
  }

  /**
   * The same cause, if no secret is in it, and else one that says the same without; with its
   * SQLSTATE where it has one.
   */
  public static @Nullable Throwable cause(@Nullable Throwable cause) {
    return cause == null || !tells(cause, none()) ? cause : copy(cause, none());
  }

  private static Set<Throwable> none() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private static boolean tells(@Nullable Throwable thrown, Set<Throwable> seen) {
    if (thrown == null || !seen.add(thrown)) {
      return false;
    }
    String said = String.valueOf(thrown.getMessage());
    boolean tells = !text(said).equals(said) || tells(thrown.getCause(), seen);
    for (Throwable suppressed : thrown.getSuppressed()) {
      tells |= tells(suppressed, seen);
    }
    return tells || (thrown instanceof SQLException sql && tells(sql.getNextException(), seen));
  }

  /** A cause that has been copied already, of causes in a circle, is left out. */
  private static @Nullable Throwable copy(@Nullable Throwable original, Set<Throwable> seen) {
    if (original == null || !seen.add(original)) {
      return null;
    }
    Throwable cause = copy(original.getCause(), seen);
    Throwable copy =
        original instanceof SQLException sql
            ? new SQLException(said(sql), sql.getSQLState(), sql.getErrorCode(), cause)
            : new Exception(original.getClass().getName() + ": " + said(original), cause);
    copy.setStackTrace(original.getStackTrace());
    return copy;
  }

  private static String said(Throwable original) {
    return text(String.valueOf(original.getMessage()));
  }
}
