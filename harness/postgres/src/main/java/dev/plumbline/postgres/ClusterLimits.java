package dev.plumbline.postgres;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of cached clusters may stay.
 *
 * @param maxBytes what all of them in one place may take; negative for Plumbline's own choice
 * @param maxAge how long one may lie unused
 * @param keep how long a server may outlive its JVM when asked to
 */
record ClusterLimits(long maxBytes, Duration maxAge, Duration keep) {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*(KB|MB|GB|TB)");
  private static final Pattern AGE = Pattern.compile("(\\d{1,6})\\s*([smhd])");
  private static final String MAX_SIZE = "plumbline.clusters.max-size";
  private static final String MAX_AGE = "plumbline.clusters.max-age";
  private static final String KEEP = "plumbline.keep-minutes";

  /** Some hundred templates of 60 tables. */
  private static final long ON_DISK = 4L << 30;

  /** Of a tmpfs, whose size is half of the memory by default. */
  private static final int PERCENT_OF_MEMORY = 25;

  static ClusterLimits fromSystemProperties() {
    String size = System.getProperty(MAX_SIZE, "").strip();
    String keep = System.getProperty(KEEP, "60").strip();
    if (!keep.matches("\\d{1,4}")) {
      throw new IllegalArgumentException(
          "-D" + KEEP + "=" + keep + ": expected a whole number of minutes, 0 or more");
    }
    return new ClusterLimits(
        size.isEmpty() ? -1 : bytes(size),
        age(System.getProperty(MAX_AGE, "7d").strip()),
        Duration.ofMinutes(Integer.parseInt(keep)));
  }

  private static long bytes(String text) {
    Matcher matcher = SIZE.matcher(text.toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "-D" + MAX_SIZE + "=" + text + ": expected a size such as 500MB or 2GB");
    }
    int shift =
        switch (matcher.group(2)) {
          case "KB" -> 10;
          case "MB" -> 20;
          case "GB" -> 30;
          default -> 40;
        };
    return Long.parseLong(matcher.group(1)) << shift;
  }

  private static Duration age(String text) {
    Matcher matcher = AGE.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "-D" + MAX_AGE + "=" + text + ": expected an age such as 12h or 7d");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  /** Whether the user said how much all may take. */
  boolean isChosen() {
    return maxBytes >= 0;
  }

  /** What all clusters in a place may take. */
  long maxBytes(boolean inMemory, long placeSize) {
    if (isChosen()) {
      return maxBytes;
    }
    return inMemory ? placeSize / 100 * PERCENT_OF_MEMORY : ON_DISK;
  }
}
