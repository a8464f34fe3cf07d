package dev.plumbline.migrator;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.Revision;
import dev.plumbline.verification.Revision.ExpectedChangeSet;
import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verification;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a verification says of changeSets that are not applied. */
final class Pending {

  private Pending() {}

  static int count(Verification verification) {
    return subjects(verification).size();
  }

  /** Whether all is applied; of a database that is good without a changeSet, that one, too. */
  static boolean isNone(Verification verification) {
    return verification.verdict() == Verdict.READY && count(verification) == 0;
  }

  /** How findings name the changeSets that are pending. */
  static Set<String> subjects(Verification verification) {
    return verification.findings().stream()
        .filter(finding -> finding.code() == FindingCode.CHANGESET_PENDING)
        .map(Finding::subject)
        .collect(Collectors.toSet());
  }

  /** Those that are applied. */
  static Set<ChangeSetId> applied(Revision revision, Verification verification) {
    Set<String> pending = subjects(verification);
    return revision.changeSets().stream()
        .map(ExpectedChangeSet::id)
        .filter(id -> !pending.contains(id.toString()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Those that precede others which are applied. */
  static List<ChangeSetId> outOfOrder(Revision revision, Verification verification) {
    Set<String> pending = subjects(verification);
    List<ChangeSetId> ids = revision.changeSets().stream().map(ExpectedChangeSet::id).toList();
    int lastApplied = ids.size() - 1;
    while (lastApplied >= 0 && pending.contains(ids.get(lastApplied).toString())) {
      lastApplied--;
    }
    return ids.subList(0, lastApplied + 1).stream()
        .filter(id -> pending.contains(id.toString()))
        .toList();
  }
}
