package dev.plumbline.finding;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong.
 *
 * @param code what kind of thing
 * @param severity how bad
 * @param subject where: {@code table.column}, or a changeSet as {@code file::id::author}
 * @param expected what should be there, in a few words, or null where the question makes no sense
 * @param actual what is there instead, or null
 * @param consequence what will break because of it
 * @param fix what to do about it
 */
public record Finding(
    FindingCode code,
    Severity severity,
    String subject,
    @Nullable String expected,
    @Nullable String actual,
    String consequence,
    String fix) {

  public Finding {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(severity, "severity");
    requireText(subject, "subject");
    requireText(consequence, "consequence");
    requireText(fix, "fix");
  }

  /** A finding about {@code subject}, with the severity that its code has by default. */
  public static Finding of(
      FindingCode code,
      String subject,
      @Nullable String expected,
      @Nullable String actual,
      String consequence,
      String fix) {
    return new Finding(code, code.severity(), subject, expected, actual, consequence, fix);
  }

  private static void requireText(String value, String name) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A finding needs a " + name);
    }
  }
}
