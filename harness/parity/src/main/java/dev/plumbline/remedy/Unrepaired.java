package dev.plumbline.remedy;

import dev.plumbline.finding.Finding;
import java.util.Objects;

/**
 * A finding that no statement puts right.
 *
 * @param finding which
 * @param reason why not, and what to do instead, in a sentence or two
 */
public record Unrepaired(Finding finding, String reason) {

  public Unrepaired {
    Objects.requireNonNull(finding, "finding");
    Objects.requireNonNull(reason, "reason");
  }
}
