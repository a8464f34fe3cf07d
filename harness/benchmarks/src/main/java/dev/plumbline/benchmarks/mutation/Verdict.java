package dev.plumbline.benchmarks.mutation;

/**
 * Whether a change matters, and why.
 *
 * @param impact what it means to the mapping
 * @param reason what breaks, or why nothing does
 */
public record Verdict(Impact impact, String reason) {

  static final Verdict UNMAPPED = harmless("no entity knows of it");

  static Verdict matters(String reason) {
    return new Verdict(Impact.MATTERS, reason);
  }

  static Verdict noteworthy(String reason) {
    return new Verdict(Impact.NOTEWORTHY, reason);
  }

  static Verdict harmless(String reason) {
    return new Verdict(Impact.HARMLESS, reason);
  }

  /** The same, if the condition holds; otherwise the change is of something that nobody maps. */
  Verdict onlyIf(boolean mapped) {
    return mapped ? this : UNMAPPED;
  }
}
