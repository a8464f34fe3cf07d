package dev.plumbline.changelog;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.verification.ChangeSetId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The order of changeSets in two releases. Those that may be edited run again when they are, and
 * are in nobody's way wherever they stand.
 */
final class ChangeSetOrder {

  private final List<ReleasedChangeSet> now;
  private final Map<ChangeSetId, Integer> released = new HashMap<>();

  ChangeSetOrder(List<ReleasedChangeSet> before, List<ReleasedChangeSet> now) {
    before.stream()
        .filter(ReleasedChangeSet::applies)
        .forEach(each -> released.put(each.id(), released.size()));
    this.now = now.stream().filter(each -> each.applies() && !each.mutable()).toList();
  }

  /** A finding for each new one before a released one, and for each that has moved. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    Set<ChangeSetId> inOrder = inOrder();
    for (int i = 0; i < now.size(); i++) {
      ReleasedChangeSet changeSet = now.get(i);
      if (!released.containsKey(changeSet.id())) {
        int next = nextReleased(i);
        if (next < now.size()) {
          findings.add(inserted(changeSet, now.get(next)));
        }
      } else if (!inOrder.contains(changeSet.id())) {
        findings.add(moved(changeSet, i));
      }
    }
    return findings;
  }

  private int nextReleased(int from) {
    int next = from;
    while (next < now.size() && !released.containsKey(now.get(next).id())) {
      next++;
    }
    return next;
  }

  private static Finding inserted(ReleasedChangeSet changeSet, ReleasedChangeSet next) {
    return Finding.of(
        FindingCode.CHANGESET_OUT_OF_ORDER,
        changeSet.id().toString(),
        "a new changeSet behind all that have been released",
        "before " + next.id() + ", in " + changeSet.place());
  }

  private Finding moved(ReleasedChangeSet changeSet, int index) {
    return Finding.of(
        FindingCode.CHANGESET_OUT_OF_ORDER,
        changeSet.id().toString(),
        "the place that it had when it was released, as number "
            + (Objects.requireNonNull(released.get(changeSet.id())) + 1),
        (index == 0 ? "first" : "behind " + now.get(index - 1).id()) + ", in " + changeSet.place());
  }

  /** The longest row of released ones that follow one another as they did: the others moved. */
  private Set<ChangeSetId> inOrder() {
    List<ReleasedChangeSet> kept =
        now.stream().filter(each -> released.containsKey(each.id())).toList();
    int[] length = new int[kept.size()];
    int[] previous = new int[kept.size()];
    int last = -1;
    for (int i = 0; i < kept.size(); i++) {
      previous[i] = longestBefore(kept, length, i);
      length[i] = previous[i] < 0 ? 1 : length[previous[i]] + 1;
      last = last < 0 || length[i] > length[last] ? i : last;
    }
    Set<ChangeSetId> inOrder = new HashSet<>();
    for (int i = last; i >= 0; i = previous[i]) {
      inOrder.add(kept.get(i).id());
    }
    return inOrder;
  }

  private int longestBefore(List<ReleasedChangeSet> kept, int[] length, int index) {
    int longest = -1;
    for (int i = 0; i < index; i++) {
      if (place(kept.get(i)) < place(kept.get(index))
          && (longest < 0 || length[i] > length[longest])) {
        longest = i;
      }
    }
    return longest;
  }

  private int place(ReleasedChangeSet changeSet) {
    return released.getOrDefault(changeSet.id(), -1);
  }
}
