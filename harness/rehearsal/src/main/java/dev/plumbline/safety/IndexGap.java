package dev.plumbline.safety;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An index that is dropped before the one that is to take its place is there. */
final class IndexGap {

  private IndexGap() {}

  /**
   * In a release.
   *
   * @param changeSets all new ones, in their order
   */
  static List<Finding> in(List<ObservedChangeSet> changeSets, TableSizes sizes) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < changeSets.size(); i++) {
      ObservedChangeSet changeSet = changeSets.get(i);
      for (Relation relation : changeSet.relations().byNumber().values()) {
        if (relation.isIndex() && relation.hasRows()) {
          for (int k = 0; k < changeSet.statements().size(); k++) {
            if (changeSet.statements().get(k).gone().contains(relation.number())) {
              gap(changeSets, i, k, relation)
                  .map(seen -> finding(new Judge(changeSet, sizes), relation, seen))
                  .ifPresent(findings::add);
            }
          }
        }
      }
    }
    return findings;
  }

  private static Finding finding(Judge judge, Relation index, String seen) {
    return judge.about(
        FindingCode.INDEX_MISSING_MEANWHILE,
        table(judge, index),
        index.name().name(),
        "the new index created before the old one is dropped",
        seen);
  }

  private static QualifiedName table(Judge judge, Relation index) {
    Relation table = judge.changeSet().relations().get(index.table());
    return table == null ? index.name() : table.name();
  }

  /** Which index follows, that begins with the same column. */
  private static Optional<String> gap(
      List<ObservedChangeSet> changeSets, int at, int statement, Relation dropped) {
    ObservedChangeSet changeSet = changeSets.get(at);
    QualifiedName owner = table(new Judge(changeSet, TableSizes.UNKNOWN), dropped);
    Optional<Table> before = changeSets.get(0).before().table(owner);
    Optional<Table> last = changeSets.get(changeSets.size() - 1).after().table(owner);
    if (before.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> first =
        find(before.get(), dropped.name().name()).map(index -> index.keys().get(0));
    return first.flatMap(
        key ->
            last.get().indexes().stream()
                .filter(index -> index.keys().get(0).equals(key))
                .filter(index -> find(before.get(), index.name()).filter(index::equals).isEmpty())
                .filter(index -> isCreatedLater(changeSets, at, statement, index.name()))
                .filter(index -> !isCoveredMeanwhile(before.get(), key, dropped, last.get()))
                .findFirst()
                .map(
                    index ->
                        "index "
                            + dropped.name().name()
                            + " is dropped, and only later index "
                            + index.name()
                            + " is created, which also begins with "
                            + key));
  }

  private static boolean isCoveredMeanwhile(
      Table before, String key, Relation dropped, Table last) {
    return before.indexes().stream()
        .anyMatch(
            index ->
                !index.name().equals(dropped.name().name())
                    && index.keys().get(0).equals(key)
                    && find(last, index.name()).isPresent());
  }

  private static boolean isCreatedLater(
      List<ObservedChangeSet> changeSets, int at, int statement, String name) {
    for (int i = at; i < changeSets.size(); i++) {
      List<ObservedStatement> statements = changeSets.get(i).statements();
      for (int k = i == at ? statement + 1 : 0; k < statements.size(); k++) {
        String sql = statements.get(k).sql().toLowerCase(Locale.ROOT);
        if (sql.contains("create") && statements.get(k).mentions(name)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Optional<Index> find(Table table, String name) {
    return table.indexes().stream().filter(index -> index.name().equals(name)).findFirst();
  }
}
