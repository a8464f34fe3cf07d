package dev.plumbline.junit;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions over findings. A failure prints every finding in full. */
public final class FindingsAssert extends AbstractAssert<FindingsAssert, Findings> {

  FindingsAssert(Findings actual) {
    super(actual, FindingsAssert.class);
  }

  /** There is none, not even a note. */
  public FindingsAssert isEmpty() {
    return hasNone(Severity.NOTE);
  }

  /** There is none that is as bad as {@code severity} or worse. */
  public FindingsAssert hasNone(Severity severity) {
    isNotNull();
    Findings offending = actual.atLeast(severity);
    if (!offending.isEmpty()) {
      throw failure("%s%n%n%s", offending.summary(), offending.toText());
    }
    return this;
  }

  /** There is one with this code on this subject ({@code table.column}, changeSet, …). */
  public FindingsAssert contains(FindingCode code, String subject) {
    isNotNull();
    if (actual.stream().noneMatch(f -> f.code() == code && f.subject().equals(subject))) {
      throw failure(
          "no finding %s on %s among %s%n%n%s", code, subject, actual.summary(), actual.toText());
    }
    return this;
  }

  /** Exactly these codes occur, however often each. */
  public FindingsAssert containsOnlyCodes(FindingCode... codes) {
    isNotNull();
    List<FindingCode> expected = Arrays.stream(codes).distinct().sorted().toList();
    List<FindingCode> found = actual.stream().map(Finding::code).distinct().sorted().toList();
    if (!found.equals(expected)) {
      throw failure("codes %s instead of %s%n%n%s", found, expected, actual.toText());
    }
    return this;
  }
}
