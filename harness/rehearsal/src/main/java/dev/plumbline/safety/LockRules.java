package dev.plumbline.safety;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who has to wait for a changeSet. Only tables that were there before and have rows count, and a
 * lock matters for as long as it is held: by a statement that takes the longer the more rows there
 * are, or until the end of a transaction in which such a statement follows.
 */
final class LockRules {

  private final Judge judge;
  private final Relations relations;
  private final List<Finding> findings = new ArrayList<>();

  private LockRules(Judge judge) {
    this.judge = judge;
    relations = judge.changeSet().relations();
  }

  static List<Finding> of(Judge judge) {
    LockRules rules = new LockRules(judge);
    for (ObservedStatement statement : judge.changeSet().statements()) {
      rules.statement(statement);
    }
    rules.severalTables();
    return rules.findings;
  }

  private void statement(ObservedStatement statement) {
    List<Relation> busy = busy(statement);
    if (!busy.isEmpty()) {
      whileWorking(statement, busy);
      heldFromBefore(statement, busy);
    } else {
      needlessly(statement);
    }
    unnamed(statement);
    inOnePiece(statement);
  }

  /** Tables that take the longer, the more rows they have. */
  private List<Relation> busy(ObservedStatement statement) {
    return relations.tables().stream()
        .filter(
            table -> {
              Work work = statement.work().get(table.number());
              return work != null && work.growsWithRows();
            })
        .sorted(Comparator.comparing(table -> table.name().toString()))
        .toList();
  }

  private void whileWorking(ObservedStatement statement, List<Relation> busy) {
    List<Relation> rewritten =
        busy.stream()
            .filter(table -> isWork(statement, table).rewritten() && !table.isMaterializedView())
            .toList();
    Set<Relation> unreadable = locked(statement, true);
    Set<Relation> unwritable = locked(statement, false);
    unwritable.removeAll(unreadable);
    if (!rewritten.isEmpty()) {
      for (Relation table : tops(rewritten)) {
        findings.add(
            judge.about(
                FindingCode.TABLE_REWRITTEN,
                table,
                "a change of the catalog only, or one that leaves readers and writers alone",
                "ACCESS EXCLUSIVE on "
                    + table.name()
                    + " was held while "
                    + isWork(statement, firstOf(rewritten, table)).toText(),
                statement));
      }
    }
    unreadable.removeIf(table -> rewritten.stream().anyMatch(one -> one.top() == table.top()));
    if (!unreadable.isEmpty()) {
      findings.add(
          blocked(FindingCode.READS_BLOCKED, statement, unreadable, busy, "readers and writers"));
    } else if (!unwritable.isEmpty() && rewritten.isEmpty()) {
      findings.add(blocked(FindingCode.WRITES_BLOCKED, statement, unwritable, busy, "writers"));
    }
  }

  private static Relation firstOf(List<Relation> all, Relation top) {
    return all.stream().filter(one -> one.top() == top.number()).findFirst().orElse(top);
  }

  private static Work isWork(ObservedStatement statement, Relation table) {
    return java.util.Objects.requireNonNull(statement.work().get(table.number()));
  }

  private Finding blocked(
      FindingCode code,
      ObservedStatement statement,
      Set<Relation> locked,
      List<Relation> busy,
      String who) {
    Relation worst = locked.stream().filter(busy::contains).findFirst().orElse(first(locked));
    return judge.about(
        code,
        worst,
        "no lock that keeps " + who + " of " + names(locked) + " out for longer than a moment",
        statement.after().get(lockOf(worst, statement))
            + " on "
            + names(locked)
            + " was held while "
            + did(statement, busy),
        statement);
  }

  /** The lock may be on one of its indexes, without which no query of the table is planned. */
  private long lockOf(Relation table, ObservedStatement statement) {
    LockMode own = statement.after().get(table.number());
    if (own != null && own.blocksWrites()) {
      return table.number();
    }
    return relations.byNumber().values().stream()
        .filter(one -> one.isIndex() && one.table() == table.number())
        .filter(one -> statement.after().get(one.number()) == LockMode.ACCESS_EXCLUSIVE)
        .map(Relation::number)
        .findFirst()
        .orElse(table.number());
  }

  private static Relation first(Set<Relation> relations) {
    return relations.iterator().next();
  }

  private static String did(ObservedStatement statement, List<Relation> busy) {
    return busy.stream()
        .map(
            table -> {
              Work work = isWork(statement, table);
              return work.toText() + (busy.size() > 1 ? " (" + table.name() + ")" : "");
            })
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String names(Set<Relation> tables) {
    return tables.stream()
        .map(table -> table.name().toString())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /**
   * Tables whose readers, or else writers, wait because of what the statement itself has locked.
   */
  private Set<Relation> locked(ObservedStatement statement, boolean reads) {
    Set<Relation> locked = new LinkedHashSet<>();
    for (Map.Entry<Long, LockMode> lock : statement.after().entrySet()) {
      Relation relation = relations.get(lock.getKey());
      boolean blocks = reads ? lock.getValue().blocksReads() : lock.getValue().blocksWrites();
      if (relation != null
          && relation.hasRows()
          && blocks
          && statement.hasLocked(relation.number())
          && !(relation.isMaterializedView() && !reads)
          && !(relation.isIndex() && statement.gone().contains(relation.number()))) {
        Relation table = relations.get(relation.table());
        if (table != null && (reads || !table.isMaterializedView())) {
          locked.add(table);
        }
      }
    }
    return locked.stream()
        .sorted(Comparator.comparing(table -> table.name().toString()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void heldFromBefore(ObservedStatement statement, List<Relation> busy) {
    if (!statement.inTransaction()) {
      return;
    }
    Set<Relation> held =
        relations.tables().stream()
            .filter(Relation::hasRows)
            .filter(table -> !table.isMaterializedView())
            .filter(
                table -> {
                  LockMode mode = statement.before().get(table.number());
                  return mode != null && mode.blocksWrites();
                })
            .sorted(Comparator.comparing(table -> table.name().toString()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (!held.isEmpty()) {
      Relation worst = first(held);
      findings.add(
          judge.about(
              FindingCode.LOCK_HELD,
              worst,
              "a changeSet that ends before the work begins, so that its locks are released",
              statement.before().get(worst.number())
                  + " on "
                  + names(held)
                  + " was still held, from a statement before, while "
                  + did(statement, busy),
              statement));
    }
  }

  /** Quick, but there is a form that keeps nobody waiting. */
  private void needlessly(ObservedStatement statement) {
    Set<Relation> locked = locked(statement, true);
    if (locked.isEmpty()) {
      return;
    }
    boolean dropsIndex =
        statement.startsWith("drop index") && !statement.startsWith("drop index concurrently");
    boolean detaches = statement.mentions("detach") && !statement.mentions("concurrently");
    if (statement.startsWith("drop trigger")) {
      findings.add(
          judge
              .about(
                  FindingCode.LOCK_AVOIDABLE,
                  first(locked),
                  "CREATE OR REPLACE TRIGGER, if another takes its place",
                  "ACCESS EXCLUSIVE on " + names(locked),
                  statement)
              .withSeverity(Severity.NOTE));
    } else if (dropsIndex || detaches) {
      findings.add(
          judge.about(
              FindingCode.LOCK_AVOIDABLE,
              first(locked),
              dropsIndex ? "DROP INDEX CONCURRENTLY" : "DETACH PARTITION … CONCURRENTLY",
              "ACCESS EXCLUSIVE on " + names(locked),
              statement));
    }
  }

  /** Tables of which a reader of the statement does not think. */
  private void unnamed(ObservedStatement statement) {
    boolean creates = statement.startsWith("create table");
    Set<Relation> locked = locked(statement, false);
    Set<Long> namedTops =
        relations.byNumber().values().stream()
            .filter(relation -> statement.mentions(relation.name().name()))
            .map(Relation::top)
            .collect(Collectors.toSet());
    locked.removeIf(
        table -> !creates && (namedTops.contains(table.top()) || reported(statement, table)));
    if (creates) {
      locked.removeIf(
          table -> statement.after().get(table.number()) != LockMode.SHARE_ROW_EXCLUSIVE);
    }
    for (Relation table : locked) {
      Finding finding =
          judge.about(
              FindingCode.OTHER_TABLE_LOCKED,
              table,
              "a changeSet of its own for what locks " + table.name(),
              statement.after().get(table.number())
                  + " on "
                  + table.name()
                  + (creates
                      ? ", until the transaction ends"
                      : ", which the statement does not name"),
              statement);
      findings.add(creates ? finding.withSeverity(Severity.NOTE) : finding);
    }
  }

  /** Whether it has been said that everybody waits for that table. */
  private boolean reported(ObservedStatement statement, Relation table) {
    return !busy(statement).isEmpty()
        && table.hasRows()
        && statement.after().containsKey(table.number())
        && findings.stream()
            .anyMatch(
                finding ->
                    finding.code() == FindingCode.READS_BLOCKED
                        || finding.code() == FindingCode.WRITES_BLOCKED);
  }

  private void inOnePiece(ObservedStatement statement) {
    for (Relation table : relations.tables()) {
      Work work = statement.work().get(table.number());
      boolean isCopy = work != null && work.rewritten();
      if (work != null && work.changesMost() && !isCopy && table.top() == table.number()) {
        findings.add(
            judge.about(
                FindingCode.BACKFILL_UNBATCHED,
                table,
                "rows changed in batches, each committed",
                work.toText() + " in one transaction",
                statement));
      }
    }
  }

  private void severalTables() {
    Map<Long, Relation> locked = new java.util.LinkedHashMap<>();
    int statements = 0;
    for (ObservedStatement statement : judge.changeSet().statements()) {
      if (!statement.inTransaction()) {
        return;
      }
      int before = locked.size();
      for (Relation table : locked(statement, false)) {
        Relation top = relations.get(table.top());
        locked.putIfAbsent(table.top(), top == null ? table : top);
      }
      statements += locked.size() > before ? 1 : 0;
    }
    if (statements > 1) {
      Set<Relation> all = new LinkedHashSet<>(locked.values());
      findings.add(
          judge.about(
              FindingCode.SEVERAL_TABLES_LOCKED,
              "a changeSet for each table",
              "locks that keep writers out, on "
                  + names(all)
                  + ", all until the last one is done"));
    }
  }

  private Set<Relation> tops(List<Relation> tables) {
    Set<Relation> tops = new LinkedHashSet<>();
    for (Relation table : tables) {
      Relation top = relations.get(table.top());
      tops.add(top == null ? table : top);
    }
    return tops;
  }
}
