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
 * @param location the same as {@code subject}, as data; null where it is not an object of a
 *     database
 * @param blame who said what is in conflict
 */
public record Finding(
    FindingCode code,
    Severity severity,
    String subject,
    @Nullable String expected,
    @Nullable String actual,
    String consequence,
    String fix,
    @Nullable Location location,
    Blame blame) {

  public Finding {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(severity, "severity");
    requireText(subject, "subject");
    requireText(consequence, "consequence");
    requireText(fix, "fix");
    Objects.requireNonNull(blame, "blame");
  }

  /** A finding of which only the words are known. */
  public Finding(
      FindingCode code,
      Severity severity,
      String subject,
      @Nullable String expected,
      @Nullable String actual,
      String consequence,
      String fix) {
    this(code, severity, subject, expected, actual, consequence, fix, null, Blame.UNKNOWN);
  }

  /** A finding about {@code subject}, with the severity, consequence and fix of its code. */
  public static Finding of(
      FindingCode code, String subject, @Nullable String expected, @Nullable String actual) {
    return of(code, subject, expected, actual, code.consequence(), code.fix());
  }

  /** A finding about {@code subject}, with the severity of its code. */
  public static Finding of(
      FindingCode code,
      String subject,
      @Nullable String expected,
      @Nullable String actual,
      String consequence,
      String fix) {
    return new Finding(code, code.severity(), subject, expected, actual, consequence, fix);
  }

  /** The same finding with another severity. */
  public Finding withSeverity(Severity other) {
    return new Finding(code, other, subject, expected, actual, consequence, fix, location, blame);
  }

  /** The same finding, with something else, or more, that was found. */
  public Finding withActual(String other) {
    return new Finding(code, severity, subject, expected, other, consequence, fix, location, blame);
  }

  /** The same finding, of which something else breaks. */
  public Finding withConsequence(String other) {
    return new Finding(code, severity, subject, expected, actual, other, fix, location, blame);
  }

  /** The same finding, with something else to do about it. */
  public Finding withFix(String other) {
    return new Finding(
        code, severity, subject, expected, actual, consequence, other, location, blame);
  }

  /** The same finding, about that place. */
  public Finding at(Location place) {
    return new Finding(code, severity, subject, expected, actual, consequence, fix, place, blame);
  }

  /** The same finding, caused by those. */
  public Finding blaming(Blame culprits) {
    return new Finding(
        code, severity, subject, expected, actual, consequence, fix, location, culprits);
  }

  private static void requireText(String value, String name) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A finding needs a " + name);
    }
  }
}
