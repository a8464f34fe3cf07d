package dev.plumbline.safety;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.safety.ObservedStatement.Notice;
import dev.plumbline.schema.Check;
import dev.plumbline.schema.Enforcement;
import dev.plumbline.schema.Firing;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.Trigger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a changeSet leaves behind without having said so, or does not do although it says so. */
final class LeftoverRules {

  private static final String NAME_TOO_LONG = "42622";
  private static final String IN_TRANSACTION = "25001";
  private static final String NO_TRANSACTION = "25P01";

  private LeftoverRules() {}

  /** Of one changeSet. */
  static List<Finding> of(Judge judge) {
    List<Finding> findings = new ArrayList<>();
    for (ObservedStatement statement : judge.changeSet().statements()) {
      for (Notice notice : statement.notices()) {
        notice(judge, statement, notice, findings);
      }
      for (String skipped : statement.skipped()) {
        findings.add(
            judge.about(
                FindingCode.OBJECT_SKIPPED,
                "an object as the statement defines it",
                skipped + Judge.in(statement.sql())));
      }
    }
    if (!judge.changeSet().settings().isEmpty()) {
      findings.add(
          judge.about(
              FindingCode.SETTING_LEFT,
              "a session as it was before (SET LOCAL ends with the transaction)",
              String.join(", ", judge.changeSet().settings())));
    }
    return findings;
  }

  private static void notice(
      Judge judge, ObservedStatement statement, Notice notice, List<Finding> findings) {
    String seen = notice.message() + Judge.in(statement.sql());
    if (notice.sqlState().equals(NAME_TOO_LONG)) {
      findings.add(judge.about(FindingCode.NAME_TRUNCATED, "a name of at most 63 bytes", seen));
    } else if (notice.sqlState().equals(IN_TRANSACTION)
        || notice.sqlState().equals(NO_TRANSACTION)) {
      findings.add(
          judge.about(
              FindingCode.TRANSACTION_CONTROLLED,
              "a transaction that the migrator begins and commits together with the history",
              seen));
    }
  }

  /**
   * What is still there after the last new changeSet.
   *
   * @param judge of the changeSet that left it
   */
  static List<Finding> atTheEnd(Judge judge, Schema end) {
    List<Finding> findings = new ArrayList<>();
    Schema before = judge.changeSet().before();
    for (Table table : judge.changeSet().after().tables()) {
      Table last = end.table(table.name()).orElse(null);
      Table first = before.table(table.name()).orElse(null);
      if (last != null) {
        invalid(judge, first, table, last, findings);
        disabled(judge, first, table, last, findings);
      }
    }
    return findings;
  }

  private static void invalid(
      Judge judge, @Nullable Table first, Table table, Table last, List<Finding> findings) {
    for (Index index : table.indexes()) {
      boolean partitioned = table.type() == Table.Type.PARTITIONED_TABLE;
      if (!index.valid() && !partitioned && isInvalid(last, index) && !isInvalid(first, index)) {
        findings.add(
            judge.about(
                FindingCode.LEFT_INVALID,
                table.name(),
                index.name(),
                "a valid index",
                "index " + index.name() + " is invalid"));
      }
    }
    for (ForeignKey key : table.foreignKeys()) {
      notValid(judge, table, key.name(), key.enforcement(), last, first, findings);
    }
    for (Check check : table.checks()) {
      notValid(judge, table, check.name(), check.enforcement(), last, first, findings);
    }
  }

  private static boolean isInvalid(@Nullable Table table, Index index) {
    return table != null
        && table.indexes().stream()
            .anyMatch(other -> other.name().equals(index.name()) && !other.valid());
  }

  private static void notValid(
      Judge judge,
      Table table,
      String name,
      Enforcement enforcement,
      Table last,
      @Nullable Table first,
      List<Finding> findings) {
    if (enforcement == Enforcement.NOT_VALID
        && isNotValid(last, name)
        && (first == null || !isNotValid(first, name))) {
      findings.add(
          judge
              .about(
                  FindingCode.LEFT_INVALID,
                  table.name(),
                  name,
                  "VALIDATE CONSTRAINT in a later changeSet",
                  "constraint " + name + " of " + table.name() + " is NOT VALID")
              .withSeverity(Severity.NOTE)
              .withConsequence(
                  "Rows that were there before may break it, and the planner does not rely on it."));
    }
  }

  private static boolean isNotValid(Table table, String name) {
    return table.foreignKeys().stream()
            .anyMatch(key -> key.name().equals(name) && key.enforcement() == Enforcement.NOT_VALID)
        || table.checks().stream()
            .anyMatch(
                check -> check.name().equals(name) && check.enforcement() == Enforcement.NOT_VALID);
  }

  private static void disabled(
      Judge judge, @Nullable Table first, Table table, Table last, List<Finding> findings) {
    for (Trigger trigger : table.triggers()) {
      if (trigger.firing() == Firing.DISABLED
          && isDisabled(last, trigger)
          && first != null
          && !isDisabled(first, trigger)) {
        findings.add(
            judge.about(
                FindingCode.TRIGGER_LEFT_DISABLED,
                table.name(),
                trigger.name(),
                "a trigger that fires as before",
                "trigger " + trigger.name() + " of " + table.name() + " is disabled"));
      }
    }
  }

  private static boolean isDisabled(Table table, Trigger trigger) {
    return table.triggers().stream()
        .anyMatch(
            other -> other.name().equals(trigger.name()) && other.firing() == Firing.DISABLED);
  }
}
