package dev.plumbline.changelog;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.snapshot.SchemaSnapshot;
import dev.plumbline.verification.ChangeSetId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The changeSets of a release, which are history: databases have run them, and do not run them
 * again.
 *
 * <p>Read from the release's changelog, it knows all that was declared. Its snapshot knows which
 * changeSets there were, in which order, with which content, and whether they could be edited; what
 * it does not know is not compared. Immutable; safe for use by several threads.
 */
public final class ReleasedHistory {

  private static final String EDITED =
      "The migrator refuses every database that has applied it, and fresh ones get something else.";

  private final List<ReleasedChangeSet> released;

  private ReleasedHistory(List<ReleasedChangeSet> released) {
    this.released = List.copyOf(released);
  }

  /**
   * That of a release whose changelog is known.
   *
   * @throws InvalidChangelogException if it cannot be used
   */
  public static ReleasedHistory of(Changelog changelog) {
    return new ReleasedHistory(ReleasedChangeSet.of(changelog));
  }

  /** That of a release of which a snapshot is known. */
  public static ReleasedHistory of(SchemaSnapshot snapshot) {
    return new ReleasedHistory(ReleasedChangeSet.of(snapshot));
  }

  /** The changeSets of the release that are run on PostgreSQL, in order. */
  public List<ChangeSetId> changeSets() {
    return released.stream().filter(ReleasedChangeSet::applies).map(ReleasedChangeSet::id).toList();
  }

  /**
   * What a changelog has made of them: edited, removed or renamed, moved, or preceded by new ones.
   * The subject of each finding is the changeSet.
   *
   * @param changelog that is to be released next
   * @throws InvalidChangelogException if it cannot be used
   */
  public Findings compare(Changelog changelog) {
    List<ReleasedChangeSet> now = ReleasedChangeSet.of(changelog);
    Map<ChangeSetId, ReleasedChangeSet> byId = new HashMap<>();
    now.forEach(each -> byId.put(each.id(), each));
    List<Finding> findings = new ArrayList<>();
    Set<ChangeSetId> renamed = new HashSet<>();
    for (ReleasedChangeSet old : released) {
      ReleasedChangeSet current = byId.get(old.id());
      if (current != null) {
        content(old, current).ifPresent(findings::add);
        conditions(old, current).ifPresent(findings::add);
      } else if (old.applies()) {
        Optional<ReleasedChangeSet> other = renamed(old, now);
        other.ifPresent(each -> renamed.add(each.id()));
        findings.add(removed(old, other));
      }
    }
    List<ReleasedChangeSet> others =
        now.stream().filter(each -> !renamed.contains(each.id())).toList();
    findings.addAll(new ChangeSetOrder(released, others).findings());
    return Findings.of(findings);
  }

  private static Optional<Finding> content(ReleasedChangeSet old, ReleasedChangeSet now) {
    return old.differsFrom(now)
        ? Optional.of(
            Finding.of(
                FindingCode.CHANGESET_CHANGED,
                old.id().toString(),
                "the content that was released, with checksum " + old.checksum(),
                "checksum " + now.checksum() + ", in " + now.place(),
                EDITED,
                FindingCode.CHANGESET_CHANGED.fix()))
        : Optional.empty();
  }

  private static Optional<Finding> conditions(ReleasedChangeSet old, ReleasedChangeSet now) {
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    if (old.conditions().isEmpty()) {
      knownOfSnapshot(old, now, before, after);
    }
    old.conditions()
        .forEach(
            (name, value) -> {
              String current = Objects.requireNonNullElse(now.conditions().get(name), "");
              if (!current.equals(value)) {
                before.add(worded(name, value));
                after.add(worded(name, current));
              }
            });
    return before.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                FindingCode.RELEASED_CHANGESET_EDITED,
                old.id().toString(),
                String.join("; ", before),
                String.join("; ", after) + ", in " + now.place()));
  }

  private static void knownOfSnapshot(
      ReleasedChangeSet old, ReleasedChangeSet now, List<String> before, List<String> after) {
    if (old.mutable() != now.mutable()) {
      before.add("runOnChange or runAlways " + old.mutable());
      after.add("runOnChange or runAlways " + now.mutable());
    }
    if (!now.applies()) {
      before.add("run");
      after.add("left out by its contexts, labels or dbms, or ignored");
    }
  }

  private static String worded(String name, String value) {
    return value.isEmpty() ? "no " + name : name + " " + value;
  }

  private static Finding removed(ReleasedChangeSet old, Optional<ReleasedChangeSet> renamed) {
    Finding removed =
        Finding.of(
            FindingCode.RELEASED_CHANGESET_REMOVED,
            old.id().toString(),
            "a changeSet that has been released, in " + old.place(),
            "not there");
    return renamed
        .map(
            other ->
                removed
                    .withActual("the same content as " + other.id() + ", in " + other.place())
                    .withConsequence(
                        "To every database that has run it, it is a new changeSet, which is run"
                            + " again."))
        .orElse(removed);
  }

  private Optional<ReleasedChangeSet> renamed(ReleasedChangeSet old, List<ReleasedChangeSet> now) {
    return now.stream()
        .filter(other -> old.checksum() != null && old.checksum().equals(other.checksum()))
        .filter(other -> released.stream().noneMatch(each -> each.id().equals(other.id())))
        .findFirst();
  }
}
