package dev.plumbline.remedy;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Location;
import dev.plumbline.schema.Check;
import dev.plumbline.schema.Enforcement;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.NotNull;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** Constraints that hold for new rows only. */
final class ValidityRemedy {

  private ValidityRemedy() {}

  static void validate(Finding finding, Location place, Table mapped, Table actual, Draft draft) {
    List<String> restoration = restoration(place, actual);
    String name = place.part();
    if (restoration.isEmpty() || name == null) {
      draft.leave(
          finding, "It is declared not to be enforced: only you know whether all rows keep to it.");
      return;
    }
    String alter = "ALTER TABLE " + Sql.name(actual.name());
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

  /** What makes the constraint as it is; empty if there is none that could be validated. */
  private static List<String> restoration(Location place, Table table) {
    for (Check check : table.checks()) {
      if (check.name().equals(place.part()) && check.enforcement() == Enforcement.NOT_VALID) {
        return Restored.check(table, check);
      }
    }
    for (ForeignKey key : table.foreignKeys()) {
      if (key.name().equals(place.part()) && key.enforcement() == Enforcement.NOT_VALID) {
        return Restored.foreignKey(table, key);
      }
    }
    for (NotNull notNull : table.constraints().notNulls()) {
      if (notNull.name().equals(place.part()) && notNull.enforcement() == Enforcement.NOT_VALID) {
        String definition =
            ("NOT NULL " + Sql.name(notNull.column()))
                + (notNull.inherited() ? "" : " NO INHERIT")
                + " NOT VALID";
        return Restored.constraint(table.name(), notNull.name(), definition, notNull.comment());
      }
    }
    return List.of();
  }
}
