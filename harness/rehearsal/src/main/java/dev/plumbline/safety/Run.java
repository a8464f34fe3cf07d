package dev.plumbline.safety;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.safety.ValueWatch.Loss;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import dev.plumbline.verification.ChangeSetId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run of the new changeSets has shown.
 *
 * @param changeSets those that ran, in their order
 * @param failures of those that failed
 * @param losses of values
 * @param compatibility what breaks for the release before, if that was looked at
 * @param wayBack what is wrong with rolling back, if that was tried
 */
record Run(
    List<ObservedChangeSet> changeSets,
    List<Failure> failures,
    List<Loss> losses,
    Findings compatibility,
    List<Finding> wayBack) {

  /** Tables that a statement has locked in any way, and those whose rows go with theirs. */
  Set<QualifiedName> touched(Schema schema) {
    Set<QualifiedName> touched = new HashSet<>();
    for (ObservedChangeSet changeSet : changeSets) {
      for (ObservedStatement statement : changeSet.statements()) {
        changeSet.relations().of(statement.after().keySet()).forEach(touched::add);
      }
    }
    boolean more = true;
    while (more) {
      more =
          touched.addAll(
              schema.tables().stream()
                  .filter(table -> refersToAny(table, touched))
                  .map(Table::name)
                  .toList());
    }
    return touched;
  }

  private static boolean refersToAny(Table table, Set<QualifiedName> others) {
    return table.foreignKeys().stream()
        .anyMatch(
            key -> key.onDelete() == ForeignKey.Action.CASCADE && others.contains(key.target()));
  }

  boolean changesMostOfSomeTable() {
    return changeSets.stream()
        .flatMap(changeSet -> changeSet.statements().stream())
        .flatMap(statement -> statement.work().values().stream())
        .anyMatch(Work::changesMost);
  }

  /** The same changeSets, knowing what they do to more rows. */
  List<ObservedChangeSet> besides(Run larger) {
    Map<ChangeSetId, ObservedChangeSet> others =
        larger.changeSets.stream()
            .collect(Collectors.toMap(ObservedChangeSet::id, changeSet -> changeSet));
    return changeSets.stream()
        .map(
            changeSet -> {
              ObservedChangeSet other = others.get(changeSet.id());
              return other == null ? changeSet : changeSet.besides(other);
            })
        .toList();
  }
}
