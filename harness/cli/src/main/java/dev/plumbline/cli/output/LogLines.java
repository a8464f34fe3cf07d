package dev.plumbline.cli.output;

import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * Writes what is logged to standard error, each record as one text, and never into a line that is
 * being shown on the terminal. Public because java.util.logging makes it by its name.
 */
public final class LogLines extends Handler {

  private static volatile Runnable before = () -> {};

  /** For java.util.logging. */
  public LogLines() {
    setFormatter(new SimpleFormatter());
  }

  /** From now on, does that before each record. */
  static void before(Runnable action) {
    before = action;
  }

  @Override
  public void publish(LogRecord record) {
    if (isLoggable(record)) {
      String text;
      try {
        text = getFormatter().format(record);
      } catch (RuntimeException e) {
        reportError(null, e, ErrorManager.FORMAT_FAILURE);
        return;
      }
      before.run();
      System.err.print(text);
    }
  }

  @Override
  public void flush() {
    System.err.flush();
  }

  @Override
  public void close() {}
}
