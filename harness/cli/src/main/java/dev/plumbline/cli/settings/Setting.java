package dev.plumbline.cli.settings;

import java.util.Objects;

/**
 * A value, and where it came from.
 *
 * @param value as it was written
 * @param source for messages: an option, {@code $VARIABLE}, or a key and its file
 * @param rank what it overrides
 */
public record Setting(String value, String source, Rank rank) {

  /** From the strongest to the weakest. */
  public enum Rank {
    OPTION,
    ENVIRONMENT,
    FILE
  }

  public Setting {
    Objects.requireNonNull(value, "value");
  }

  /** Not for printing: the value may be secret. */
  @Override
  public String toString() {
    return source;
  }
}
