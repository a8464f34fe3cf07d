package dev.plumbline.postgres;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged while it is open, as {@code LEVEL message}; DEBUG is called FINE there. */
final class LogLines extends Handler implements AutoCloseable {

  private final Logger logger = Logger.getLogger("dev.plumbline.postgres");
  private final List<String> lines = new CopyOnWriteArrayList<>();

  LogLines() {
    setLevel(Level.ALL);
    logger.setLevel(Level.FINE);
    logger.addHandler(this);
  }

  List<String> all() {
    return List.copyOf(lines);
  }

  List<String> containing(String text) {
    return lines.stream().filter(line -> line.contains(text)).toList();
  }

  @Override
  public void publish(LogRecord line) {
    Object[] parameters = line.getParameters();
    lines.add(
        line.getLevel()
            + " "
            + (parameters == null
                ? line.getMessage()
                : MessageFormat.format(line.getMessage(), parameters)));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setLevel(null);
  }
}
