package dev.plumbline.benchmarks.mutation;

/**
 * Whether a change matters, and why.
 *
 * @param bearing what it means to the mapping
 * @param reason what breaks, or why nothing does
 */
public record Verdict(Bearing bearing, String reason) {

  static final Verdict UNMAPPED = harmless("no entity knows of it");

  static Verdict matters(String reason) {
    return new Verdict(Bearing.MATTERS, reason);
  }

  static Verdict noteworthy(String reason) {
    return new Verdict(Bearing.NOTEWORTHY, reason);
  }

  static Verdict harmless(String reason) {
    return new Verdict(Bearing.HARMLESS, reason);
  }

  /** The same, if the condition holds; otherwise the change is of something that nobody maps. */
  Verdict onlyIf(boolean mapped) {
    return mapped ? this : UNMAPPED;
  }
}
