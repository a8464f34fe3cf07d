package dev.plumbline.benchmarks.hazards;

import java.time.Duration;

/**
 * What came of a form.
 *
 * @param hazard that it has, or has not
 * @param form what was tried
 * @param outcome whether that was found
 * @param evidenceIsRight whether a finding names the changeSet, the object and the statement; true,
 *     where nothing was found
 * @param isWarnedOf whether anything is reported of the last changeSet as more than a note
 * @param detail for people: what was reported, or what the server said
 * @param time until the findings were there
 */
record Verdict(
    Hazard hazard,
    Form form,
    Outcome outcome,
    boolean evidenceIsRight,
    boolean isWarnedOf,
    String detail,
    Duration time) {

  /** Whether a hazard was found where it is, and not where it is not. */
  enum Outcome {
    /** It is there, and reported. */
    FOUND,
    /** It is there, and not reported. */
    MISSED,
    /** It is not there, and not reported as more than a note. */
    QUIET,
    /** It is not there, and reported. */
    FALSELY_REPORTED,
    /** The server's version does not know the statement. */
    UNKNOWN_TO_SERVER,
    /** The input itself is wrong: it cannot be executed. */
    BROKEN
  }

  String toText() {
    return "%s, %s in %s: %s%n%s%n"
        .formatted(
            hazard.name(),
            form.kind(),
            form.format(),
            outcome,
            (form.last().text() + "\n" + detail).indent(4).stripTrailing());
  }
}
