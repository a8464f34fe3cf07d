package dev.plumbline.migrator;

import dev.plumbline.finding.Findings;
import dev.plumbline.verification.Verification;
import org.jspecify.annotations.Nullable;

/**
 * The database is in a state in which the migrator must not touch it, for example unmanaged or with
 * a changeSet that was edited after it had been applied. Nothing was changed.
 */
public final class MigrationRefusedException extends MigrationException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialised; exceptions just have to say they could be
  private final Findings findings;

  @SuppressWarnings("serial") // as above
  private final @Nullable Verification verification;

  MigrationRefusedException(Verification verification, String message, Findings findings) {
    this(message, findings, verification);
  }

  MigrationRefusedException(String message, Findings findings) {
    this(message, findings, null);
  }

  private MigrationRefusedException(
      String message, Findings findings, @Nullable Verification verification) {
    super(findings.isEmpty() ? message : message + "\n" + findings.toText(), null);
    this.findings = findings;
    this.verification = verification;
  }

  /** The evidence; empty where the message says it all. */
  public Findings findings() {
    return findings;
  }

  /** What the verifier said, or null where something else was the reason. */
  public @Nullable Verification verification() {
    return verification;
  }
}
