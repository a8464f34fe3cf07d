package dev.plumbline.changelog;

import org.jspecify.annotations.Nullable;

/** What an exception was thrown because of. */
public final class Causes {

  private Causes() {}

  /** The first of that type, the exception itself included; null if there is none. */
  public static <T extends Throwable> @Nullable T first(@Nullable Throwable thrown, Class<T> type) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return type.cast(t);
      }
    }
    return null;
  }
}
