package dev.plumbline.safety;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which tables with rows a statement has locked, and what it did meanwhile.
 *
 * @param statement that was observed
 * @param relations what was there before the first new changeSet
 */
record StatementLocks(ObservedStatement statement, Relations relations) {

  /** Tables in which it takes the longer, the more rows they have. */
  List<Relation> busy() {
    return relations.tables().stream()
        .filter(
            table -> {
              Work work = statement.work().get(table.number());
              return work != null && work.growsWithRows();
            })
        .toList();
  }

  /** Those of them that it has written anew, materialized views apart. */
  List<Relation> rewritten() {
    return busy().stream()
        .filter(table -> work(table).rewritten() && !table.isMaterializedView())
        .toList();
  }

  /** Tables whose readers wait because of what it has locked itself. */
  Set<Relation> unreadable() {
    return locked(LockMode::blocksReads);
  }

  /** Tables whose writers do; materialized views have none. */
  Set<Relation> unwritable() {
    Set<Relation> locked = locked(LockMode::blocksWrites);
    locked.removeIf(Relation::isMaterializedView);
    return locked;
  }

  private Set<Relation> locked(Predicate<LockMode> blocks) {
    Set<Relation> locked = new LinkedHashSet<>();
    for (Map.Entry<Long, LockMode> lock : statement.after().entrySet()) {
      Relation relation = relations.get(lock.getKey());
      if (relation != null
          && relation.hasRows()
          && blocks.test(lock.getValue())
          && statement.hasLocked(relation.number())
          && !isDroppedIndex(relation)) {
        Relation table = relations.get(relation.table());
        if (table != null) {
          locked.add(table);
        }
      }
    }
    return sorted(locked);
  }

  private boolean isDroppedIndex(Relation relation) {
    return relation.isIndex() && statement.gone().contains(relation.number());
  }

  /** Tables whose writers wait because of what an earlier statement of the transaction locked. */
  Set<Relation> heldFromBefore() {
    if (!statement.inTransaction()) {
      return Set.of();
    }
    return sorted(
        relations.tables().stream()
            .filter(table -> table.hasRows() && !table.isMaterializedView())
            .filter(
                table -> {
                  LockMode mode = statement.before().get(table.number());
                  return mode != null && mode.blocksWrites();
                })
            .toList());
  }

  /** The mode in which a table is locked; or an index of it, without which no query is planned. */
  LockMode mode(Relation table) {
    LockMode own = statement.after().get(table.number());
    boolean byIndex =
        relations.byNumber().values().stream()
            .filter(one -> one.isIndex() && one.table() == table.number())
            .anyMatch(one -> statement.after().get(one.number()) == LockMode.ACCESS_EXCLUSIVE);
    return own != null && (own.blocksWrites() || !byIndex) ? own : LockMode.ACCESS_EXCLUSIVE;
  }

  /** What it did to a table. */
  Work work(Relation table) {
    return Objects.requireNonNull(statement.work().get(table.number()));
  }

  /** What it did to all of them, as a part of a sentence. */
  String did(List<Relation> busy) {
    return busy.stream()
        .map(table -> work(table).toText() + (busy.size() > 1 ? " (" + table.name() + ")" : ""))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** The table that a partition belongs to in the end, or the table itself. */
  Relation top(Relation table) {
    return Objects.requireNonNullElse(relations.get(table.top()), table);
  }

  static Set<Relation> sorted(Collection<Relation> tables) {
    return tables.stream()
        .sorted(Comparator.comparing(table -> table.name().toString()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  static String names(Collection<Relation> tables) {
    return tables.stream()
        .map(table -> table.name().toString())
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
