package dev.plumbline.verification;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.verification.Revision.ExpectedChangeSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a build needs against what the history holds.
 *
 * @param pending needed, but not applied, in the order in which they would run
 * @param changed applied with another checksum: the history's row by the changeSet that differs
 * @param unknown applied, but not known to this build
 * @param applied how many changeSets the history holds
 * @param current the one that was applied last, or null
 */
record HistoryComparison(
    List<ChangeSetId> pending,
    Map<ExpectedChangeSet, String> changed,
    List<ChangeSetId> unknown,
    int applied,
    @Nullable ChangeSetId current) {

  static HistoryComparison of(Revision revision, History history) {
    Map<ChangeSetId, AppliedChangeSet> applied = new LinkedHashMap<>();
    history.changeSets().forEach(row -> applied.put(row.id(), row));
    Map<ChangeSetId, AppliedChangeSet> unknown = new LinkedHashMap<>(applied);
    List<ChangeSetId> pending = new ArrayList<>();
    Map<ExpectedChangeSet, String> changed = new LinkedHashMap<>();
    for (ExpectedChangeSet expected : revision.changeSets()) {
      unknown.remove(expected.id());
      AppliedChangeSet row = applied.get(expected.id());
      if (row == null) {
        pending.add(expected.id());
      } else if (row.checksum() != null && differs(expected, row.checksum())) {
        changed.put(expected, row.checksum());
      }
    }
    return new HistoryComparison(
        pending, changed, List.copyOf(unknown.keySet()), applied.size(), last(history));
  }

  /** Liquibase's checksums are comparable only within one version of its algorithm. */
  private static boolean differs(ExpectedChangeSet expected, String actual) {
    String checksum = expected.checksum();
    return checksum != null
        && !expected.mutable()
        && !checksum.equals(actual)
        && algorithm(checksum).equals(algorithm(actual));
  }

  private static String algorithm(String checksum) {
    return checksum.substring(0, checksum.indexOf(':') + 1);
  }

  private static @Nullable ChangeSetId last(History history) {
    List<AppliedChangeSet> rows = history.changeSets();
    return rows.isEmpty() ? null : rows.get(rows.size() - 1).id();
  }

  /** Whether everything that the build needs has been applied as it stands in the build. */
  boolean isComplete() {
    return pending.isEmpty() && changed.isEmpty();
  }

  /**
   * Whether the history is that of something else: it has changeSets, but not one of the build's.
   * Migrating would add this service's tables to a stranger's.
   */
  boolean isForeign() {
    return applied > 0 && !pending.isEmpty() && unknown.size() == applied;
  }

  Verdict verdict() {
    if (isForeign()) {
      return Verdict.UNMANAGED;
    }
    if (!changed.isEmpty()) {
      return Verdict.CHANGED;
    }
    if (!pending.isEmpty()) {
      return Verdict.BEHIND;
    }
    return unknown.isEmpty() ? Verdict.READY : Verdict.AHEAD;
  }

  Findings findings(String service) {
    List<Finding> findings = new ArrayList<>();
    for (ChangeSetId id : pending) {
      findings.add(
          Finding.of(
              FindingCode.CHANGESET_PENDING,
              id.toString(),
              "applied",
              "not in the database's history",
              "The service meets a schema that is older than its entities.",
              "Run the migration job: plumbline migrate " + service));
    }
    changed.forEach(
        (expected, actual) ->
            findings.add(
                Finding.of(
                    FindingCode.CHANGESET_CHANGED,
                    expected.id().toString(),
                    "checksum " + expected.checksum(),
                    "checksum " + actual,
                    "The changeSet was edited after it had been applied, so this database and a"
                        + " fresh one differ.",
                    "Restore the changeSet as it was released and put the change into a new"
                        + " changeSet. Only if both do the same to every database, let the old one"
                        + " pass: validCheckSum "
                        + actual
                        + ".")));
    for (ChangeSetId id : unknown) {
      findings.add(
          Finding.of(
              FindingCode.CHANGESET_UNKNOWN,
              id.toString(),
              "not applied",
              "applied",
              "Nothing by itself: a newer build of the service has migrated this database.",
              "If no newer build exists, the changeSet was removed or renamed: restore it."));
    }
    return Findings.of(findings);
  }
}
