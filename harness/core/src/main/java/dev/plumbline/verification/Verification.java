package dev.plumbline.verification;

import dev.plumbline.finding.Findings;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Verifier} found.
 *
 * @param service the service's name
 * @param verdict the answer
 * @param message what was found, in a sentence
 * @param action what to do, in a sentence
 * @param sqlState the server's (or the driver's) code for the error behind {@link
 *     Verdict#UNREACHABLE}, by which a passing failure can be told from a refusal; null for every
 *     other verdict, and where the error had none
 * @param currentRevision the changeSet that was applied last, or null if there is none
 * @param expectedChangeSets how many changeSets this build needs
 * @param appliedChangeSets how many the history holds
 * @param findings every deviation, the evidence for the verdict
 * @param elapsed how long the look took
 */
public record Verification(
    String service,
    Verdict verdict,
    String message,
    String action,
    @Nullable String sqlState,
    @Nullable ChangeSetId currentRevision,
    int expectedChangeSets,
    int appliedChangeSets,
    Findings findings,
    Duration elapsed) {

  public Verification {
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(findings, "findings");
  }

  /** Message and action in one line, beginning with the service and the verdict. */
  public String toText() {
    return service + ": " + verdict + ". " + message + " " + action;
  }

  /**
   * Fails unless the service may start.
   *
   * @throws VerificationFailedException if the verdict is not good
   */
  public Verification orThrow() {
    if (!verdict.isGood()) {
      throw new VerificationFailedException(this);
    }
    return this;
  }
}
