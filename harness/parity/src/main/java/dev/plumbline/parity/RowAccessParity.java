package dev.plumbline.parity;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Location;
import dev.plumbline.finding.Severity;
import dev.plumbline.schema.Firing;
import dev.plumbline.schema.Rule;
import dev.plumbline.schema.Trigger;
import java.util.List;
import java.util.function.Consumer;

/** What stands between an entity's statements and the rows: security policies, triggers, rules. */
final class RowAccessParity {

  private final TablePair tables;
  private final Consumer<Finding> findings;

  private RowAccessParity(TablePair tables, Consumer<Finding> findings) {
    this.tables = tables;
    this.findings = findings;
  }

  static void compare(TablePair tables, Consumer<Finding> findings) {
    if (tables.actual().type().isView()) {
      return; // its triggers and rules are how it can be written to
    }
    RowSecurityParity.compare(tables, findings);
    RowAccessParity parity = new RowAccessParity(tables, findings);
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
    findings.accept(
        Finding.of(
                FindingCode.TRIGGER_UNMAPPED,
                tables.name() + "." + trigger.name(),
                "no trigger",
                trigger.definition(),
                "Nothing breaks by itself. What the trigger changes, the entity in memory does not"
                    + " know.",
                "Leave it as it is; map columns that it fills with @Generated.")
            .at(new Location(trigger.kind(), tables.actual().name(), List.of(), trigger.name())));
  }

  private void rule(Rule rule) {
    boolean instead = rule.definition().contains(" DO INSTEAD ");
    findings.accept(
        new Finding(
                FindingCode.RULE_UNMAPPED,
                instead ? Severity.WARNING : FindingCode.RULE_UNMAPPED.severity(),
                tables.name() + "." + rule.name(),
                "no rule",
                rule.definition(),
                instead
                    ? "The entity's statement is replaced by another, and reports other row counts:"
                        + " saving fails with StaleStateException, or does nothing in silence."
                    : "Nothing breaks by itself. What the rule changes, the entity in memory does"
                        + " not know.",
                "Drop the rule, or use a trigger instead.")
            .at(new Location(rule.kind(), tables.actual().name(), List.of(), rule.name())));
  }
}
