package dev.plumbline.comparison;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.ForeignKey.Action;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Foreign keys: presence, target, and what happens to a row when its target goes. */
final class ForeignKeyParity {

  private final TablePair tables;
  private final Consumer<Finding> findings;

  private ForeignKeyParity(TablePair tables, Consumer<Finding> findings) {
    this.tables = tables;
    this.findings = findings;
  }

  static void compare(TablePair tables, Consumer<Finding> findings) {
    if (tables.actual().type().isView()) {
      return;
    }
    ForeignKeyParity parity = new ForeignKeyParity(tables, findings);
    tables.mapped().foreignKeys().forEach(parity::mapped);
    tables.actual().foreignKeys().stream()
        .filter(key -> find(tables.mapped().foreignKeys(), key).isEmpty())
        .forEach(parity::unmapped);
  }

  private void mapped(ForeignKey mapped) {
    find(tables.actual().foreignKeys(), mapped)
        .ifPresentOrElse(actual -> action(mapped, actual), () -> missing(mapped));
  }

  private void missing(ForeignKey mapped) {
    Optional<ForeignKey> elsewhere =
        tables.actual().foreignKeys().stream()
            .filter(key -> TablePair.sameColumns(key.columns(), mapped.columns()))
            .findFirst();
    if (elsewhere.isPresent()) {
      report(
          FindingCode.FOREIGN_KEY_WRONG_TARGET,
          mapped,
          describe(mapped),
          describe(elsewhere.get()),
          "Saving an association fails: violates foreign key constraint \""
              + elsewhere.get().name()
              + "\".",
          "Add a changeSet that lets the foreign key refer to the right table, or correct the"
              + " association.");
    } else {
      report(
          FindingCode.FOREIGN_KEY_MISSING,
          mapped,
          describe(mapped),
          "no foreign key",
          "Rows can refer to rows that do not exist; loading such an association fails.",
          "Add a changeSet that adds the foreign key, or map the association with"
              + " @ForeignKey(NO_CONSTRAINT).");
    }
  }

  private void action(ForeignKey mapped, ForeignKey actual) {
    if (deletes(mapped.onDelete()) == deletes(actual.onDelete())) {
      return;
    }
    boolean mappingRelies = deletes(mapped.onDelete()) != Action.NO_ACTION;
    findings.accept(
        new Finding(
            FindingCode.FOREIGN_KEY_ACTION_MISMATCH,
            mappingRelies ? FindingCode.FOREIGN_KEY_ACTION_MISMATCH.severity() : Severity.NOTE,
            tables.subject(mapped.columns()),
            "on delete " + mapped.onDelete(),
            "on delete " + actual.onDelete(),
            mappingRelies
                ? "Hibernate leaves the rows to the database (@OnDelete), which refuses to delete"
                    + " the target (violates foreign key constraint \""
                    + actual.name()
                    + "\") or leaves them behind."
                : "The database deletes or changes rows of which the persistence context knows"
                    + " nothing.",
            "Use one action in the changelog and in @OnDelete."));
  }

  /** RESTRICT and NO ACTION differ only in when they refuse. */
  private static Action deletes(Action action) {
    return action == Action.RESTRICT ? Action.NO_ACTION : action;
  }

  private void unmapped(ForeignKey actual) {
    boolean wrongTargetReported =
        tables.mapped().foreignKeys().stream()
            .anyMatch(key -> TablePair.sameColumns(key.columns(), actual.columns()));
    if (!wrongTargetReported) {
      report(
          FindingCode.FOREIGN_KEY_UNMAPPED,
          actual,
          "no foreign key",
          describe(actual),
          "Nothing breaks while the application keeps its references right.",
          "Map the association, or leave it as it is.");
    }
  }

  private static Optional<ForeignKey> find(List<ForeignKey> keys, ForeignKey wanted) {
    return keys.stream()
        .filter(key -> key.target().equals(wanted.target()) && pairs(key).equals(pairs(wanted)))
        .findFirst();
  }

  private static Map<String, String> pairs(ForeignKey key) {
    Map<String, String> pairs = new HashMap<>();
    for (int i = 0; i < key.columns().size(); i++) {
      pairs.put(key.columns().get(i), key.targetColumns().get(i));
    }
    return pairs;
  }

  private void report(
      FindingCode code,
      ForeignKey key,
      String expected,
      String actual,
      String consequence,
      String fix) {
    findings.accept(
        Finding.of(code, tables.subject(key.columns()), expected, actual, consequence, fix));
  }

  private static String describe(ForeignKey key) {
    return "foreign key ("
        + String.join(", ", key.columns())
        + ") references "
        + key.target()
        + " ("
        + String.join(", ", key.targetColumns())
        + ")";
  }
}
