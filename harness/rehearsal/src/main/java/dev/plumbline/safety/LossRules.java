package dev.plumbline.safety;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.safety.ValueWatch.Loss;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is not there any more after a changeSet: rows, values, and what nobody has asked to drop.
 */
final class LossRules {

  private LossRules() {}

  /** Rows that are gone. */
  static List<Finding> rows(Judge judge) {
    List<Finding> findings = new ArrayList<>();
    for (ObservedStatement statement : judge.changeSet().statements()) {
      for (Relation table : judge.changeSet().relations().tables()) {
        Work work = statement.work().get(table.number());
        boolean named = statement.mentions(table.name().name());
        if (work != null && table.hasRows() && table.top() == table.number()) {
          if (work.emptied() || (named && work.deletesAll())) {
            findings.add(emptied(judge, statement, table, named));
          } else if (work.deleted() > 0 && !named) {
            findings.add(
                judge.about(
                    FindingCode.ROWS_LOST_ELSEWHERE,
                    table,
                    "rows deleted where the statement says so",
                    String.format(
                        "%,d rows of %s, which it does not name, were deleted",
                        work.deleted(), table.name()),
                    statement));
          }
        }
      }
    }
    return findings;
  }

  private static Finding emptied(
      Judge judge, ObservedStatement statement, Relation table, boolean named) {
    return named
        ? judge.about(
            FindingCode.DATA_DROPPED,
            table,
            "rows that are kept",
            "all rows of " + table.name() + " are gone",
            statement)
        : judge.about(
            FindingCode.ROWS_LOST_ELSEWHERE,
            table,
            "rows deleted where the statement says so",
            "all rows of " + table.name() + ", which it does not name, are gone",
            statement);
  }

  /** Contents that are gone, or others. */
  static List<Finding> values(Judge judge, List<Loss> losses) {
    List<Finding> findings = new ArrayList<>();
    Map<Long, List<Loss>> gone = new LinkedHashMap<>();
    for (Loss loss : losses) {
      Relation table = judge.changeSet().relations().get(loss.table());
      if (table != null && loss.after() == null) {
        gone.computeIfAbsent(loss.table(), number -> new ArrayList<>()).add(loss);
      } else if (table != null) {
        findings.add(changed(judge, loss, table));
      }
    }
    gone.forEach(
        (number, columns) -> {
          Relation table = judge.changeSet().relations().get(number);
          if (table != null) {
            findings.add(dropped(judge, table, columns));
          }
        });
    return findings;
  }

  private static Finding changed(Judge judge, Loss loss, Relation table) {
    String type = loss.after() == null ? "" : loss.after().type();
    return judge.about(
        FindingCode.VALUES_CHANGED,
        table.name(),
        null,
        "the values that " + table.name() + "." + loss.before().name() + " held",
        "after the change from "
            + loss.before().type()
            + " to "
            + type
            + " some are others than before, without an error"
            + statement(judge, loss.before().name()));
  }

  private static Finding dropped(Judge judge, Relation table, List<Loss> columns) {
    boolean whole =
        judge.changeSet().after().table(table.name()).isEmpty()
            && judge.changeSet().statements().stream()
                .anyMatch(statement -> statement.gone().contains(table.number()));
    String what =
        whole
            ? "table " + table.name() + " is gone, with its rows"
            : "gone, with the values that were in them: "
                + String.join(
                    ", ",
                    columns.stream()
                        .map(column -> table.name() + "." + column.before().name())
                        .toList());
    return judge.about(
        FindingCode.DATA_DROPPED,
        table.name(),
        null,
        "values that are kept, here or elsewhere",
        what + statement(judge, whole ? table.name().name() : columns.get(0).before().name()));
  }

  private static String statement(Judge judge, String name) {
    return judge.changeSet().statements().stream()
        .map(ObservedStatement::sql)
        .filter(sql -> Mentions.of(name, sql))
        .findFirst()
        .map(Judge::in)
        .orElse("");
  }

  /** What tables have lost although no statement names it. */
  static List<Finding> objects(Judge judge) {
    ObservedChangeSet changeSet = judge.changeSet();
    List<Finding> findings = new ArrayList<>();
    for (Table before : changeSet.before().tables()) {
      Table after = changeSet.after().table(before.name()).orElse(null);
      if (after != null && isOld(changeSet, before.name())) {
        List<String> lost = lost(before, after, changeSet);
        if (!lost.isEmpty()) {
          findings.add(
              judge.about(
                  FindingCode.OBJECT_LOST,
                  before.name(),
                  null,
                  "nothing of " + before.name() + " dropped but what a statement names",
                  "gone: " + String.join(", ", lost)));
        }
      }
    }
    return findings;
  }

  private static boolean isOld(ObservedChangeSet changeSet, QualifiedName table) {
    return changeSet.relations().tables().stream()
        .anyMatch(relation -> relation.name().equals(table));
  }

  private static List<String> lost(Table before, Table after, ObservedChangeSet changeSet) {
    List<String> lost = new ArrayList<>();
    Map<String, String> now = TableParts.of(after);
    TableParts.of(before)
        .forEach(
            (shape, name) -> {
              if (!now.containsKey(shape)
                  && !now.containsValue(name)
                  && !changeSet.mentions(lastWord(name))
                  && !TableParts.isOfOneColumn(shape, before, after)) {
                lost.add(name);
              }
            });
    return lost;
  }

  private static String lastWord(String name) {
    return name.substring(name.lastIndexOf(' ') + 1);
  }
}
