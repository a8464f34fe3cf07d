package dev.plumbline.benchmarks.agreement;

import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param succeeded whether it did what was asked
 * @param failedAt the changeSet that could not be applied, if one can be named
 * @param message what was said about a failure
 */
record Outcome(boolean succeeded, @Nullable String failedAt, String message) {

  static final Outcome SUCCESS = new Outcome(true, null, "");

  /** A refusal before, or between, changeSets. */
  static Outcome failure(String message) {
    return new Outcome(false, null, message);
  }

  /** In a word or two; two outcomes agree if these are equal. */
  String verdict() {
    return succeeded ? "succeeds" : "fails";
  }

  /** For people. */
  String toText() {
    return succeeded
        ? verdict()
        : verdict() + (failedAt == null ? "" : " at " + failedAt) + ": " + message.strip();
  }
}
