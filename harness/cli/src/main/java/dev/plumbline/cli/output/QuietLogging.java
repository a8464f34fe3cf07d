package dev.plumbline.cli.output;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/** One line to standard error for what matters, and nothing else, unless asked for. */
public final class QuietLogging {

  private static final String CONFIGURATION =
      """
      handlers = %s
      java.util.logging.SimpleFormatter.format = [%%4$s] %%5$s%%6$s%%n
      """
          .formatted(LogLines.class.getName());

  private QuietLogging() {}

  /** Configures java.util.logging, unless the user has done so by its own system properties. */
  public static void configure(LogLevel level, Console console) {
    if (System.getProperty("java.util.logging.config.file") != null
        || System.getProperty("java.util.logging.config.class") != null) {
      return;
    }
    LogLines.before(console::erase);
    // what is on the console need not be logged as well
    String configuration =
        CONFIGURATION
            + level.configuration()
            + (console.isSilent() || level != LogLevel.INFO
                ? ""
                : "dev.plumbline.migrator.Progress.level = WARNING\n");
    try (InputStream in =
        new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8))) {
      LogManager.getLogManager().readConfiguration(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read a configuration from memory", e);
    }
  }
}
