package dev.plumbline.migrator;

import dev.plumbline.finding.Findings;

/**
 * The database is in a state in which the migrator must not touch it, for example unmanaged or with
 * a changeSet that was edited after it had been applied. Nothing was changed.
 */
public final class MigrationRefusedException extends MigrationException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialised; exceptions just have to say they could be
  private final Findings findings;

  MigrationRefusedException(String message, Findings findings) {
    super(findings.isEmpty() ? message : message + "\n" + findings.toText(), null);
    this.findings = findings;
  }

  /** The evidence; empty where the message says it all. */
  public Findings findings() {
    return findings;
  }
}
