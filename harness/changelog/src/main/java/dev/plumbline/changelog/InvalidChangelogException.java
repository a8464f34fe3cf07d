package dev.plumbline.changelog;

import dev.plumbline.finding.Findings;
import org.jspecify.annotations.Nullable;

/** A changelog was found, but cannot be used as it is. No database was touched. */
public final class InvalidChangelogException extends ChangelogException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialised; exceptions just have to say they could be
  private final Findings findings;

  InvalidChangelogException(Changelog changelog, Findings findings, @Nullable Throwable cause) {
    super(
        changelog.service()
            + ": the changelog "
            + changelog.path()
            + " cannot be used ("
            + findings.summary()
            + ").\n"
            + findings.toText(),
        cause);
    this.findings = findings;
  }

  /** Everything that is wrong with it. */
  public Findings findings() {
    return findings;
  }
}
