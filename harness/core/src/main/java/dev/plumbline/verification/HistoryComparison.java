package dev.plumbline.verification;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import dev.plumbline.history.LocatedHistory;
import dev.plumbline.text.SqlLiteral;
import dev.plumbline.verification.Revision.ExpectedChangeSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a build needs against what the history holds.
 *
 * @param pending needed, but not applied, in the order in which they would run
 * @param optional not applied either, but a migration may have ended well without them
 * @param changed applied with another checksum
 * @param halfRolledBack being rolled back, without a transaction, by a run that perhaps has ended:
 *     with the checksum that the history has
 * @param unknown applied, but not known to this build
 * @param applied how many changeSets the history holds
 * @param current the one that was applied last, or null
 */
record HistoryComparison(
    List<ChangeSetId> pending,
    List<ChangeSetId> optional,
    List<Changed> changed,
    Map<ChangeSetId, String> halfRolledBack,
    List<ChangeSetId> unknown,
    int applied,
    @Nullable ChangeSetId current) {

  /**
   * A changeSet that was applied with another checksum.
   *
   * @param id which
   * @param expected its checksum, by the algorithm of the history's
   * @param actual the history's
   */
  record Changed(ChangeSetId id, String expected, String actual) {}

  /** What stock Liquibase writes if it tags an empty history. */
  private static final String LIQUIBASES_OWN = "liquibase-internal";

  static HistoryComparison of(Revision revision, History history) {
    Map<ChangeSetId, AppliedChangeSet> applied = new LinkedHashMap<>();
    history.changeSets().forEach(row -> applied.put(row.id(), row));
    Map<ChangeSetId, AppliedChangeSet> unknown = new LinkedHashMap<>(applied);
    List<ChangeSetId> pending = new ArrayList<>();
    List<ChangeSetId> optional = new ArrayList<>();
    List<Changed> changed = new ArrayList<>();
    Map<ChangeSetId, String> halfRolledBack = new LinkedHashMap<>();
    for (ExpectedChangeSet expected : revision.changeSets()) {
      unknown.remove(expected.id());
      AppliedChangeSet row = applied.get(expected.id());
      if (row == null) {
        (expected.optional() ? optional : pending).add(expected.id());
      } else if (row.checksum() != null && RollbackMark.isOn(row.checksum())) {
        halfRolledBack.put(row.id(), row.checksum());
      } else if (row.checksum() != null && !expected.mutable()) {
        changed(expected, row.checksum(), revision).ifPresent(changed::add);
      }
    }
    revision.others().forEach(unknown::remove);
    unknown.keySet().removeIf(id -> id.path().equals(LIQUIBASES_OWN));
    return new HistoryComparison(
        pending,
        optional,
        changed,
        halfRolledBack,
        List.copyOf(unknown.keySet()),
        applied.size(),
        last(history));
  }

  /** Liquibase's checksums are comparable only within one version of its algorithm. */
  private static Optional<Changed> changed(
      ExpectedChangeSet expected, String actual, Revision revision) {
    if (expected.checksum() == null || expected.validChecksums().contains(actual)) {
      return Optional.empty();
    }
    Stream<String> older = Stream.ofNullable(revision.olderChecksums().get(expected.id()));
    return Stream.concat(Stream.of(expected.checksum()), older)
        .filter(known -> algorithm(known).equals(algorithm(actual)) && !known.equals(actual))
        .map(known -> new Changed(expected.id(), known, actual))
        .findFirst();
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
    return pending.isEmpty() && changed.isEmpty() && halfRolledBack.isEmpty();
  }

  /**
   * Whether the history is that of something else: it has changeSets, but not one of the build's.
   * Migrating would add this service's tables to a stranger's.
   */
  boolean isForeign() {
    return applied > 0 && !pending.isEmpty() && unknown.size() == applied;
  }

  /** The one that was applied last of those that are not known. */
  ChangeSetId lastUnknown() {
    return unknown.get(unknown.size() - 1);
  }

  Verdict verdict() {
    if (isForeign()) {
      return Verdict.UNMANAGED;
    }
    if (!halfRolledBack.isEmpty()) {
      return Verdict.DRIFTED;
    }
    if (!changed.isEmpty()) {
      return Verdict.CHANGED;
    }
    if (!pending.isEmpty()) {
      return Verdict.BEHIND;
    }
    return unknown.isEmpty() ? Verdict.READY : Verdict.AHEAD;
  }

  /**
   * What is wrong, one by one.
   *
   * @param place where the history is
   */
  Findings findings(String service, LocatedHistory place) {
    List<Finding> findings = new ArrayList<>();
    for (ChangeSetId id : pending) {
      findings.add(
          Finding.of(
                  FindingCode.CHANGESET_PENDING,
                  id.toString(),
                  "applied",
                  "not in the database's history")
              .withFix("Run the migration job: plumbline migrate " + service));
    }
    for (ChangeSetId id : optional) {
      findings.add(
          new Finding(
              FindingCode.CHANGESET_PENDING,
              Severity.NOTE,
              id.toString(),
              "applied, unless its preconditions are not met, it fails, or its change is for"
                  + " another database",
              "not in the database's history",
              "Nothing: it allows migrations to continue without it.",
              "Nothing to do: each migration tries it again."));
    }
    changed.forEach(
        edited ->
            findings.add(
                Finding.of(
                        FindingCode.CHANGESET_CHANGED,
                        edited.id().toString(),
                        "checksum " + edited.expected(),
                        "checksum " + edited.actual())
                    .withFix(
                        "Restore the changeSet as it was released, and put the change into a new"
                            + " one. Only if both do the same to every database, accept the old one"
                            + " with validCheckSum "
                            + edited.actual()
                            + ".")));
    halfRolledBack.forEach(
        (id, checksum) ->
            findings.add(
                Finding.of(
                    FindingCode.CHANGESET_UNFINISHED,
                    id.toString(),
                    "rolled back in full, or not at all",
                    "its rollback was started but not finished",
                    "Part of what the changeSet made may be gone.",
                    "Roll it back again (plumbline rollback "
                        + service
                        + "), which resumes where it stopped. Or repair by hand what is missing of"
                        + " the changeSet, and forget its rollback: "
                        + forgetting(id, checksum, place))));
    for (ChangeSetId id : unknown) {
      findings.add(
          Finding.of(FindingCode.CHANGESET_UNKNOWN, id.toString(), "not applied", "applied"));
    }
    return Findings.of(findings);
  }

  private static String forgetting(ChangeSetId id, String checksum, LocatedHistory place) {
    String before = RollbackMark.off(checksum);
    return "UPDATE "
        + place
        + " SET md5sum = "
        + (before == null ? "NULL" : SqlLiteral.of(before))
        + " WHERE id = "
        + SqlLiteral.of(id.id())
        + " AND author = "
        + SqlLiteral.of(id.author())
        + " AND md5sum = "
        + SqlLiteral.of(checksum)
        + ";";
  }
}
