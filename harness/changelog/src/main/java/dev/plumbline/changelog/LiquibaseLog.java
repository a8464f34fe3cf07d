package dev.plumbline.changelog;

import java.util.logging.Level;
import liquibase.logging.Logger;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;
import org.jspecify.annotations.Nullable;

/**
 * Liquibase's log, in ours and one level quieter: what it calls severe, or logs together with an
 * exception, reaches the caller as an exception, and what it calls info is known from our own
 * lines.
 */
final class LiquibaseLog extends AbstractLogService {

  private static final System.Logger LOG =
      System.getLogger(LiquibaseLog.class.getPackageName() + ".liquibase");

  @Override
  public int getPriority() {
    return PRIORITY_DEFAULT;
  }

  @Override
  @SuppressWarnings("rawtypes") // as declared by LogService
  public Logger getLog(Class source) {
    return new AbstractLogger() {
      @Override
      public void log(Level level, String message, @Nullable Throwable e) {
        LOG.log(
            e == null ? quieter(level) : System.Logger.Level.DEBUG,
            () -> source.getSimpleName() + ": " + message,
            e);
      }

      @Override
      public void close() {}
    };
  }

  private static System.Logger.Level quieter(Level level) {
    if (level.intValue() == Level.WARNING.intValue()) {
      return System.Logger.Level.INFO;
    }
    return level.intValue() >= Level.INFO.intValue()
        ? System.Logger.Level.DEBUG
        : System.Logger.Level.TRACE;
  }
}
