package dev.plumbline.remedy;

import dev.plumbline.finding.Finding;
import dev.plumbline.parity.ParityDifference.OfCheck;
import dev.plumbline.schema.Check;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks: exchanged at once for new rows, then validated for those that are there. */
final class CheckRemedy {

  private CheckRemedy() {}

  static void replace(Finding finding, OfCheck difference, Draft draft) {
    Check wanted = difference.mapped();
    if (wanted == null) {
      draft.leave(finding, "The mapping does not say which check it expects.");
      return;
    }
    // the check of a domain is not the table's to drop
    Optional<Check> old =
        Optional.ofNullable(difference.actual()).filter(check -> !difference.ofDomain());
    replace(finding, wanted, old, difference.table(), draft);
  }

  private static void replace(
      Finding finding, Check wanted, Optional<Check> old, Table table, Draft draft) {
    String name =
        old.map(Check::name)
            .orElseGet(() -> draft.names().check(table.name(), wanted.columns(), wanted.name()));
    String alter = "ALTER TABLE " + Sql.name(table.name());
    String add = alter + " ADD CONSTRAINT " + Sql.name(name) + " " + Definitions.check(wanted);
    String drop = alter + " DROP CONSTRAINT " + Sql.name(name);
    List<String> statements = new ArrayList<>();
    List<String> rollback = new ArrayList<>();
    rollback.add(drop);
    old.ifPresent(
        check -> {
          statements.add(alter + " DROP CONSTRAINT " + Sql.name(check.name()));
          rollback.addAll(Restored.check(table, check));
        });
    statements.add(add + " NOT VALID");
    draft.add(
        Phase.CHECKS,
        finding,
        (old.isPresent() ? "replace check " : "add check ") + name,
        statements,
        rollback,
        "From here on it holds for every row that is written: deploy first what keeps to it.");
    draft.add(
        Phase.VALIDATION,
        finding,
        "validate check " + name,
        List.of(alter + " VALIDATE CONSTRAINT " + Sql.name(name)),
        List.of(drop, add + " NOT VALID"),
        "Fails if a row breaks it; find them first: SELECT * FROM "
            + (Sql.name(table.name())
                + " WHERE NOT "
                + ReadableExpression.inParentheses(wanted.expression())
                + ".")
            + " Reads and writes go on meanwhile.");
  }
}
