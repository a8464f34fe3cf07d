package dev.plumbline.remedy;

import dev.plumbline.finding.Finding;
import dev.plumbline.parity.ParityDifference.OfCheck;
import dev.plumbline.parity.ParityDifference.OfForeignKey;
import dev.plumbline.parity.ParityDifference.OfNotNull;
import dev.plumbline.schema.Check;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.NotNull;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Constraints that hold for new rows only. */
final class ValidityRemedy {

  private ValidityRemedy() {}

  static void validate(Finding finding, OfCheck difference, Draft draft) {
    Check check = Objects.requireNonNull(difference.actual());
    if (difference.ofDomain()) {
      draft.leave(
          finding,
          "It is the check of a domain, which other columns may have, too: ALTER DOMAIN … VALIDATE"
              + " CONSTRAINT looks at them all.");
    } else {
      Table table = difference.table();
      validate(finding, table, check.name(), Restored.check(table, check), draft);
    }
  }

  static void validate(Finding finding, OfForeignKey difference, Draft draft) {
    ForeignKey key = Objects.requireNonNull(difference.actual());
    Table table = difference.table();
    validate(finding, table, key.name(), Restored.foreignKey(table, key), draft);
  }

  static void validate(Finding finding, OfNotNull difference, Draft draft) {
    NotNull notNull = difference.actual();
    Table table = difference.table();
    String definition =
        ("NOT NULL " + Sql.name(notNull.column()))
            + (notNull.inherited() ? "" : " NO INHERIT")
            + " NOT VALID";
    validate(
        finding,
        table,
        notNull.name(),
        Restored.constraint(table.name(), notNull.name(), definition, notNull.comment()),
        draft);
  }

  private static void validate(
      Finding finding, Table table, String name, List<String> restoration, Draft draft) {
    String alter = "ALTER TABLE " + Sql.name(table.name());
    List<String> rollback = new ArrayList<>();
    rollback.add(alter + " DROP CONSTRAINT " + Sql.name(name));
    rollback.addAll(restoration);
    draft.add(
        Phase.VALIDATION,
        finding,
        "validate " + name,
        List.of(alter + " VALIDATE CONSTRAINT " + Sql.name(name)),
        rollback,
        "Fails if a row breaks it: look for such rows first. Reads and writes go on meanwhile.");
  }
}
