package dev.plumbline.junit;

import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verification;
import org.assertj.core.api.AbstractAssert;

/** Assertions over what a verifier said. A failure repeats its words. */
public final class VerificationAssert extends AbstractAssert<VerificationAssert, Verification> {

  VerificationAssert(Verification actual) {
    super(actual, VerificationAssert.class);
  }

  /** The verdict is {@code expected}. */
  public VerificationAssert hasVerdict(Verdict expected) {
    isNotNull();
    if (actual.verdict() != expected) {
      throw failure(
          "verdict %s instead of %s. %s%n%n%s",
          actual.verdict(), expected, actual.toText(), actual.findings().toText());
    }
    return this;
  }

  /** The service may start. */
  public VerificationAssert isGood() {
    isNotNull();
    if (!actual.verdict().isGood()) {
      throw failure("%s%n%n%s", actual.toText(), actual.findings().toText());
    }
    return this;
  }
}
