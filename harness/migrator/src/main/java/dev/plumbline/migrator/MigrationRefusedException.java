package dev.plumbline.migrator;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import java.util.ArrayList;
import java.util.List;

/**
 * The database is in a state in which the migrator must not touch it, for example unmanaged or with
 * a changeSet that was edited after it had been applied. Nothing was changed.
 */
public final class MigrationRefusedException extends MigrationException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialised; exceptions just have to say they could be
  private final Findings findings;

  private final String summary;

  MigrationRefusedException(String summary, Findings findings) {
    super(findings.isEmpty() ? summary : summary + "\n" + findings.toText(), null);
    this.summary = summary;
    this.findings = findings;
  }

  /** The same, with more that is in the way. */
  MigrationRefusedException and(List<Finding> more) {
    List<Finding> all = new ArrayList<>(findings.stream().toList());
    all.addAll(more);
    return new MigrationRefusedException(summary, Findings.of(all));
  }

  /** The evidence; empty where the message says it all. */
  public Findings findings() {
    return findings;
  }
}
