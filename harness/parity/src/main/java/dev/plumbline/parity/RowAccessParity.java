package dev.plumbline.parity;

import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.parity.ParityDifference.Assessment;
import dev.plumbline.schema.Firing;
import dev.plumbline.schema.Rule;
import dev.plumbline.schema.Trigger;
import java.util.function.Consumer;

/** What stands between an entity's statements and the rows: security policies, triggers, rules. */
final class RowAccessParity {

  private final TablePair tables;
  private final Consumer<ParityDifference> differences;

  private RowAccessParity(TablePair tables, Consumer<ParityDifference> differences) {
    this.tables = tables;
    this.differences = differences;
  }

  static void compare(TablePair tables, Consumer<ParityDifference> differences) {
    if (tables.actual().type().isView()) {
      return; // its triggers and rules are how it can be written to
    }
    RowSecurityParity.compare(tables, differences);
    RowAccessParity parity = new RowAccessParity(tables, differences);
    tables.actual().triggers().stream()
        .filter(trigger -> acts(trigger.firing()))
        .forEach(parity::trigger);
    tables.actual().rules().stream().filter(rule -> acts(rule.firing())).forEach(parity::rule);
  }

  /** In the sessions of a service. */
  private static boolean acts(Firing firing) {
    return firing == Firing.ORIGIN || firing == Firing.ALWAYS;
  }

  private void trigger(Trigger trigger) {
    differences.accept(
        tables.addition(
            trigger,
            Assessment.of(FindingCode.TRIGGER_UNMAPPED, "no trigger", trigger.definition())));
  }

  private void rule(Rule rule) {
    boolean instead = rule.definition().contains(" DO INSTEAD ");
    differences.accept(
        tables.addition(
            rule,
            Assessment.of(
                    FindingCode.RULE_UNMAPPED,
                    "no rule",
                    rule.definition(),
                    instead
                        ? "The entity's statement is replaced by another, and reports other row counts:"
                            + " saving fails with StaleStateException, or does nothing in silence."
                        : "Nothing breaks by itself. What the rule changes, the entity in memory does"
                            + " not know.")
                .withSeverity(instead ? Severity.WARNING : FindingCode.RULE_UNMAPPED.severity())));
  }
}
