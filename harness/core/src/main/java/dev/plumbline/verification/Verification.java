package dev.plumbline.verification;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
 *     Verdict#UNREACHABLE} and {@link Verdict#DENIED}; null where there was no error, or it had
 *     none
 * @param currentRevision the changeSet that was applied last, or null if there is none
 * @param expectedChangeSets how many changeSets this build needs
 * @param appliedChangeSets how many the history holds
 * @param findings every deviation, the evidence for the verdict
 * @param elapsed how long it took, waiting included
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

  private static final int MOST_PENDING = 10;

  public Verification {
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(findings, "findings");
  }

  /** The same, after that time. */
  Verification after(Duration time) {
    return new Verification(
        service,
        verdict,
        message,
        action,
        sqlState,
        currentRevision,
        expectedChangeSets,
        appliedChangeSets,
        findings,
        time);
  }

  /** The same with another answer. */
  Verification as(Verdict other, Explanation explanation) {
    return new Verification(
        service,
        other,
        explanation.message(),
        explanation.action(),
        sqlState,
        currentRevision,
        expectedChangeSets,
        appliedChangeSets,
        findings,
        elapsed);
  }

  /** Whether it may become good while a service waits: {@link Verdict#isPassing}. */
  public boolean isPassing() {
    return verdict.isPassing();
  }

  /**
   * What is wrong, for people: errors and warnings, changeSets that are pending with a line for
   * each of the first ten. Empty where the message says all, as it does of an empty database.
   */
  public String evidence() {
    List<String> pending = new ArrayList<>();
    List<Finding> others = new ArrayList<>();
    for (Finding finding : findings.atLeast(Severity.WARNING)) {
      if (finding.code() == FindingCode.CHANGESET_PENDING) {
        pending.add(finding.severity() + " " + finding.code() + "  " + finding.subject());
      } else {
        others.add(finding);
      }
    }
    StringBuilder text = new StringBuilder();
    if (appliedChangeSets > 0) {
      pending.stream().limit(MOST_PENDING).forEach(line -> text.append(line).append('\n'));
      if (pending.size() > MOST_PENDING) {
        text.append("and ").append(pending.size() - MOST_PENDING).append(" more pending\n");
      }
    }
    return text.append(Findings.of(others).toText()).toString().stripTrailing();
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
