package dev.plumbline.judgement;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The decision to live with a finding.
 *
 * @param code of the finding
 * @param subject of the finding, exactly; {@code *} stands for any characters
 * @param reason why it is all right
 * @param origin where the decision is written down: {@code plumbline/shop.judgement:3}
 */
public record Acceptance(FindingCode code, String subject, String reason, String origin) {

  /**
   * @throws IllegalArgumentException if there is no subject or no reason, or if no test finds that
   *     code, so that there is nothing to accept
   */
  public Acceptance {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(origin, "origin");
    subject = subject.strip();
    reason = reason.strip();
    if (subject.isEmpty()) {
      throw new IllegalArgumentException(
          "The acceptance of "
              + code
              + " names no subject. It is what stands behind the code in the finding; * stands for"
              + " any characters.");
    }
    if (reason.isEmpty()) {
      throw new IllegalArgumentException(
          "The acceptance of "
              + code
              + " on "
              + subject
              + " gives no reason. Say why it is all right, for those who come later.");
    }
    if (!isPossible(code)) {
      throw new IllegalArgumentException(
          code + " cannot be accepted: nothing works until what it says has been put right.");
    }
  }

  /** Whether findings of that code can be accepted: whether a test looks for them. */
  public static boolean isPossible(FindingCode code) {
    return Arrays.stream(Examination.values()).anyMatch(examination -> examination.finds(code));
  }

  /** Whether it is about that finding. */
  public boolean covers(Finding finding) {
    return finding.code() == code && pattern().matcher(finding.subject()).matches();
  }

  private Pattern pattern() {
    return Pattern.compile(
        Arrays.stream(subject.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }
}
