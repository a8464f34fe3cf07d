package dev.plumbline.cli.settings;

import dev.plumbline.text.DurationFormat;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as options of the command line, and in its output. */
public final class Durations implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    try {
      return DurationFormat.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  /** For people. */
  public static String printed(Duration elapsed) {
    long millis = elapsed.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    return elapsed.toMinutes() + " min " + elapsed.toSecondsPart() + " s";
  }

  /** For machines. */
  public static double seconds(Duration elapsed) {
    return elapsed.toMillis() / 1000.0;
  }
}
