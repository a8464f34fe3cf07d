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
  private static final Duration DEFAULT_AGE = Duration.ofDays(7);
  private static final Duration DEFAULT_KEEP = Duration.ofMinutes(60);

  /** Some hundred templates of 60 tables. */
  private static final long ON_DISK = 4L << 30;

  /** Of a tmpfs, whose size is half of the memory by default. */
  private static final int PERCENT_OF_MEMORY = 25;

  /**
   * @throws IllegalArgumentException if a setting has a value that cannot be used
   */
  static ClusterLimits of(UserSettings settings) {
    return new ClusterLimits(
        settings.find("plumbline.clusters.max-size").map(ClusterLimits::bytes).orElse(-1L),
        settings.find("plumbline.clusters.max-age").map(ClusterLimits::age).orElse(DEFAULT_AGE),
        settings.find("plumbline.keep-minutes").map(ClusterLimits::minutes).orElse(DEFAULT_KEEP));
  }

  private static Duration minutes(UserSettings.Given given) {
    if (!given.value().matches("\\d{1,4}")) {
      throw given.refused("a whole number of minutes, 0 or more");
    }
    return Duration.ofMinutes(Integer.parseInt(given.value()));
  }

  private static long bytes(UserSettings.Given given) {
    Matcher matcher = SIZE.matcher(given.value().toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw given.refused("a size such as 500MB or 2GB");
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

  private static Duration age(UserSettings.Given given) {
    Matcher matcher = AGE.matcher(given.value().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw given.refused("an age such as 12h or 7d");
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
