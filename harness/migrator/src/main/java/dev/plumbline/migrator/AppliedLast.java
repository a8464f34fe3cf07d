package dev.plumbline.migrator;

import dev.plumbline.finding.Findings;
import dev.plumbline.verification.ChangeSetId;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import liquibase.changelog.RanChangeSet;

/**
 * Finds what a rollback undoes.
 *
 * @param service for messages
 * @param history first applied first
 */
record AppliedLast(String service, List<RanChangeSet> history) {

  /**
   * Liquibase reads it by date, which goes back with the server's clock; the count never does. Rows
   * that an old Liquibase has not counted have the same one.
   */
  AppliedLast {
    history =
        history.stream()
            .sorted(
                Comparator.comparing(RanChangeSet::getOrderExecuted)
                    .thenComparing(RanChangeSet::getDateExecuted))
            .toList();
  }

  /** What was applied after the target, in the history's order. */
  List<RanChangeSet> after(RollbackTarget target) {
    if (target instanceof RollbackTarget.Last last) {
      return last(last.count());
    }
    if (target instanceof RollbackTarget.ToTag tagged) {
      return afterLast(ran -> tagged.tag().equals(ran.getTag()), "the tag " + tagged.tag());
    }
    if (target instanceof RollbackTarget.ToChangeSet named) {
      return afterLast(ran -> named.changeSet().equals(id(ran)), "changeSet " + named.changeSet());
    }
    LocalDateTime date = ((RollbackTarget.ToDate) target).date();
    return history.stream().filter(ran -> applied(ran).isAfter(date)).toList();
  }

  private static LocalDateTime applied(RanChangeSet ran) {
    return LocalDateTime.ofInstant(ran.getDateExecuted().toInstant(), ZoneId.systemDefault());
  }

  private static ChangeSetId id(RanChangeSet ran) {
    return new ChangeSetId(ran.getChangeLog(), ran.getId(), ran.getAuthor());
  }

  private List<RanChangeSet> last(int count) {
    if (history.size() < count) {
      throw refused(
          "asked to roll back "
              + count
              + " changeSets, but only "
              + history.size()
              + " are applied. Nothing was rolled back; ask for fewer.");
    }
    return List.copyOf(history.subList(history.size() - count, history.size()));
  }

  private List<RanChangeSet> afterLast(Predicate<RanChangeSet> isTarget, String what) {
    for (int i = history.size() - 1; i >= 0; i--) {
      if (isTarget.test(history.get(i))) {
        return List.copyOf(history.subList(i + 1, history.size()));
      }
    }
    throw refused(
        "asked to roll back to "
            + what
            + ", which is not in the history of this database."
            + known()
            + " Nothing was rolled back.");
  }

  private String known() {
    List<String> tags = new ArrayList<>();
    for (RanChangeSet ran : history) {
      if (ran.getTag() != null) {
        tags.add(ran.getTag());
      }
    }
    return tags.isEmpty() ? " It has no tags." : " Its tags are: " + String.join(", ", tags) + ".";
  }

  private MigrationRefusedException refused(String why) {
    return new MigrationRefusedException(service + ": " + why, Findings.none());
  }
}
