package dev.plumbline.cli.output;

import java.util.Locale;

/** How much is logged, and what java.util.logging calls that. */
enum LogLevel {
  ERROR("SEVERE", "SEVERE"),
  WARNING("WARNING", "WARNING"),
  INFO("INFO", "WARNING"),
  DEBUG("ALL", "INFO"),
  TRACE("ALL", "ALL");

  private final String ours;
  private final String others;

  LogLevel(String ours, String others) {
    this.ours = ours;
    this.others = others;
  }

  /** For java.util.logging. */
  String configuration() {
    // what Liquibase logs as information, Plumbline says itself
    return """
        .level = %s
        dev.plumbline.level = %s
        dev.plumbline.changelog.liquibase.level = %s
        """
        .formatted(others, ours, this == INFO ? "WARNING" : ours);
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
