package dev.plumbline.safety;

import static dev.plumbline.safety.StatementLocks.names;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
      rules.statement(new StatementLocks(statement, rules.relations));
    }
    rules.severalTables();
    return rules.findings;
  }

  private void statement(StatementLocks locks) {
    List<Relation> busy = locks.busy();
    boolean blocks = false;
    if (busy.isEmpty()) {
      needlessly(locks);
    } else {
      blocks = whileWorking(locks, busy);
      heldFromBefore(locks, busy);
    }
    if (!blocks) {
      unnamed(locks);
    }
    inOnePiece(locks);
  }

  /** Returns whether it was said who waits. */
  private boolean whileWorking(StatementLocks locks, List<Relation> busy) {
    List<Relation> rewritten = locks.rewritten();
    Set<Relation> tops =
        StatementLocks.sorted(rewritten.stream().map(locks::top).distinct().toList());
    tops.forEach(top -> rewritten(locks, top, rewritten));
    Set<Relation> unreadable = locks.unreadable();
    Set<Relation> unwritable = locks.unwritable();
    unwritable.removeAll(unreadable);
    unreadable.removeIf(table -> tops.contains(locks.top(table)));
    if (!unreadable.isEmpty()) {
      blocked(FindingCode.READS_BLOCKED, locks, unreadable, busy, "readers and writers");
    } else if (!unwritable.isEmpty() && rewritten.isEmpty()) {
      blocked(FindingCode.WRITES_BLOCKED, locks, unwritable, busy, "writers");
    } else {
      return false;
    }
    return true;
  }

  private void rewritten(StatementLocks locks, Relation top, List<Relation> rewritten) {
    Relation part =
        rewritten.stream().filter(one -> locks.top(one).equals(top)).findFirst().orElse(top);
    findings.add(
        judge.about(
            FindingCode.TABLE_REWRITTEN,
            top,
            "a change of the catalog only, or one that leaves readers and writers alone",
            "ACCESS EXCLUSIVE on " + top.name() + " was held while " + locks.work(part).toText(),
            locks.statement()));
  }

  private void blocked(
      FindingCode code,
      StatementLocks locks,
      Set<Relation> locked,
      List<Relation> busy,
      String who) {
    Relation worst =
        locked.stream().filter(busy::contains).findFirst().orElseGet(() -> first(locked));
    findings.add(
        judge.about(
            code,
            worst,
            "no lock that keeps " + who + " of " + names(locked) + " out for longer than a moment",
            locks.mode(worst) + " on " + names(locked) + " was held while " + locks.did(busy),
            locks.statement()));
  }

  private static Relation first(Set<Relation> relations) {
    return relations.iterator().next();
  }

  private void heldFromBefore(StatementLocks locks, List<Relation> busy) {
    Set<Relation> held = locks.heldFromBefore();
    if (!held.isEmpty()) {
      Relation worst = first(held);
      findings.add(
          judge.about(
              FindingCode.LOCK_HELD,
              worst,
              "a changeSet that ends before the work begins, so that its locks are released",
              locks.statement().before().get(worst.number())
                  + " on "
                  + names(held)
                  + " was still held, from a statement before, while "
                  + locks.did(busy),
              locks.statement()));
    }
  }

  /** Quick, but there is a form that keeps nobody waiting. */
  private void needlessly(StatementLocks locks) {
    Set<Relation> locked = locks.unreadable();
    ObservedStatement statement = locks.statement();
    if (locked.isEmpty()) {
      return;
    }
    if (statement.startsWith("drop trigger")) {
      avoidable(locks, locked, "CREATE OR REPLACE TRIGGER, if another takes its place", true);
    } else if (statement.startsWith("drop index")
        && !statement.startsWith("drop index concurrently")) {
      avoidable(locks, locked, "DROP INDEX CONCURRENTLY", false);
    } else if (statement.mentions("detach") && !statement.mentions("concurrently")) {
      avoidable(locks, locked, "DETACH PARTITION … CONCURRENTLY", false);
    }
  }

  private void avoidable(
      StatementLocks locks, Set<Relation> locked, String instead, boolean isNote) {
    Finding finding =
        judge.about(
            FindingCode.LOCK_AVOIDABLE,
            first(locked),
            instead,
            "ACCESS EXCLUSIVE on " + names(locked),
            locks.statement());
    findings.add(isNote ? finding.withSeverity(Severity.NOTE) : finding);
  }

  /** Tables of which a reader of the statement does not think. */
  private void unnamed(StatementLocks locks) {
    ObservedStatement statement = locks.statement();
    boolean creates = statement.startsWith("create table");
    Set<Long> named =
        relations.byNumber().values().stream()
            .filter(relation -> statement.mentions(relation.name().name()))
            .map(Relation::top)
            .collect(Collectors.toSet());
    for (Relation table : locks.unwritable()) {
      LockMode mode = locks.mode(table);
      if (creates ? mode == LockMode.SHARE_ROW_EXCLUSIVE : !named.contains(table.top())) {
        Finding finding =
            judge.about(
                FindingCode.OTHER_TABLE_LOCKED,
                table,
                "a changeSet of its own for what locks " + table.name(),
                mode
                    + " on "
                    + table.name()
                    + (creates
                        ? ", until the transaction ends"
                        : ", which the statement does not name"),
                statement);
        findings.add(creates ? finding.withSeverity(Severity.NOTE) : finding);
      }
    }
  }

  private void inOnePiece(StatementLocks locks) {
    for (Relation table : relations.tables()) {
      Work work = locks.statement().work().get(table.number());
      if (work != null
          && work.changesMost()
          && !work.rewritten()
          && table.top() == table.number()) {
        findings.add(
            judge.about(
                FindingCode.BACKFILL_UNBATCHED,
                table,
                "rows changed in batches, each committed",
                work.toText() + " in one transaction",
                locks.statement()));
      }
    }
  }

  private void severalTables() {
    Map<Long, Relation> locked = new LinkedHashMap<>();
    int statements = 0;
    for (ObservedStatement statement : judge.changeSet().statements()) {
      if (!statement.inTransaction()) {
        return;
      }
      StatementLocks locks = new StatementLocks(statement, relations);
      int before = locked.size();
      for (Relation table : locks.unwritable()) {
        locked.putIfAbsent(table.top(), locks.top(table));
      }
      statements += locked.size() > before ? 1 : 0;
    }
    if (statements > 1) {
      findings.add(
          judge.about(
              FindingCode.SEVERAL_TABLES_LOCKED,
              "a changeSet for each table",
              "locks that keep writers out, on "
                  + names(locked.values())
                  + ", all until the last one is done"));
    }
  }
}
