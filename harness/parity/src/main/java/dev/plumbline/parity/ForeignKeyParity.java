package dev.plumbline.parity;

import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.parity.ParityDifference.Assessment;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Enforcement;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.ForeignKey.Action;
import dev.plumbline.schema.QualifiedName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Foreign keys: presence, target, and what happens to a row when its target goes. When they are
 * checked, under which name, and what happens when an id changes, which Hibernate never does,
 * decides nothing.
 */
final class ForeignKeyParity {

  private final TablePair tables;
  private final Consumer<ParityDifference> differences;
  private final List<ForeignKey> enforced;

  private ForeignKeyParity(TablePair tables, Consumer<ParityDifference> differences) {
    this.tables = tables;
    this.differences = differences;
    this.enforced =
        tables.actual().foreignKeys().stream()
            .filter(key -> key.enforcement() != Enforcement.NOT_ENFORCED)
            .toList();
  }

  static void compare(TablePair tables, Consumer<ParityDifference> differences) {
    if (tables.actual().type().isView()) {
      return;
    }
    ForeignKeyParity parity = new ForeignKeyParity(tables, differences);
    tables.mapped().foreignKeys().forEach(parity::mapped);
    parity.enforced.stream()
        .filter(key -> find(tables.mapped().foreignKeys(), key).isEmpty())
        .forEach(parity::unmapped);
  }

  private void mapped(ForeignKey mapped) {
    find(enforced, mapped)
        .ifPresentOrElse(
            actual -> {
              action(mapped, actual);
              matching(mapped, actual);
              validity(mapped, actual);
            },
            () -> missing(mapped));
  }

  private void missing(ForeignKey mapped) {
    Optional<ForeignKey> elsewhere =
        enforced.stream()
            .filter(key -> TablePair.sameColumns(key.columns(), mapped.columns()))
            .findFirst();
    if (isView(mapped.target())) {
      elsewhere.ifPresentOrElse(
          actual -> beneathView(mapped, actual), () -> noneBeneathView(mapped));
    } else if (elsewhere.isPresent()) {
      report(
          mapped,
          elsewhere.get(),
          Assessment.of(
              FindingCode.FOREIGN_KEY_WRONG_TARGET,
              describe(mapped),
              describe(elsewhere.get()),
              "Saving an association fails: violates foreign key constraint \""
                  + elsewhere.get().name()
                  + "\"."));
    } else {
      report(
          mapped,
          null,
          Assessment.of(
              FindingCode.FOREIGN_KEY_MISSING,
              describe(mapped),
              find(tables.actual().foreignKeys(), mapped).isPresent()
                  ? "a foreign key that is not enforced"
                  : "no foreign key"));
    }
  }

  private boolean isView(QualifiedName name) {
    return tables.database().table(name).filter(table -> table.type().isView()).isPresent();
  }

  /**
   * As while a table is renamed: nothing can refer to a view, so the key refers to what it shows.
   */
  private void beneathView(ForeignKey mapped, ForeignKey actual) {
    report(
        mapped,
        actual,
        Assessment.of(
                FindingCode.FOREIGN_KEY_WRONG_TARGET,
                describe(mapped),
                describe(actual),
                "Nothing breaks while the view "
                    + mapped.target()
                    + " shows the rows of "
                    + actual.target()
                    + ".",
                "Leave it as it is, or map the entity to "
                    + actual.target()
                    + " once the view is gone.")
            .withSeverity(Severity.NOTE));
  }

  private void noneBeneathView(ForeignKey mapped) {
    report(
        mapped,
        null,
        Assessment.of(
                FindingCode.FOREIGN_KEY_MISSING, // no changeSet can add what the mapping says
                describe(mapped),
                "no foreign key, and " + mapped.target() + " is a view",
                "Rows can refer to rows that do not exist; loading such an association fails.",
                "No foreign key can refer to a view: let one refer to the table behind it, or map the"
                    + " association with @ForeignKey(NO_CONSTRAINT).")
            .withSeverity(Severity.NOTE));
  }

  private void action(ForeignKey mapped, ForeignKey actual) {
    Action wanted = deletes(mapped.onDelete());
    Action found = deletes(actual.onDelete());
    if (wanted != found && wanted != Action.NO_ACTION) {
      otherAction(
          mapped,
          actual,
          FindingCode.FOREIGN_KEY_ACTION_MISMATCH.severity(),
          "Hibernate leaves the rows to the database (@OnDelete), which refuses to delete the"
              + " target (violates foreign key constraint \""
              + actual.name()
              + "\") or leaves them behind.");
    } else if (wanted != found) {
      otherAction(
          mapped,
          actual,
          Severity.NOTE, // nobody declared what becomes of the rows
          "The database deletes or changes rows of which the persistence context knows nothing,"
              + " where the mapping has it refuse to delete the target.");
    }
  }

  private void otherAction(
      ForeignKey mapped, ForeignKey actual, Severity severity, String consequence) {
    report(
        mapped,
        actual,
        Assessment.of(
                FindingCode.FOREIGN_KEY_ACTION_MISMATCH,
                "on delete " + mapped.onDelete(),
                "on delete " + actual.onDelete(),
                consequence)
            .withSeverity(severity));
  }

  /** Hibernate knows nothing of MATCH FULL: it leaves the nullable column of a key null. */
  private void matching(ForeignKey mapped, ForeignKey actual) {
    long nullable =
        actual.columns().stream()
            .flatMap(column -> tables.mapped().column(column).stream())
            .filter(Column::nullable)
            .count();
    if (actual.match() == ForeignKey.Match.FULL
        && nullable > 0
        && nullable < actual.columns().size()) {
      report(
          mapped,
          actual,
          Assessment.of(
              FindingCode.FOREIGN_KEY_ACTION_MISMATCH,
              "match simple",
              "match full",
              "Saving an entity whose association is null fails, because some columns of its key are"
                  + " not: violates foreign key constraint \""
                  + actual.name()
                  + "\".",
              "Add a changeSet that creates the foreign key with MATCH SIMPLE."));
    }
  }

  private void validity(ForeignKey mapped, ForeignKey actual) {
    if (actual.enforcement() == Enforcement.NOT_VALID) {
      report(
          mapped,
          actual,
          Assessment.of(
              FindingCode.CONSTRAINT_NOT_VALID,
              describe(mapped),
              describe(actual) + ", but not valid for older rows",
              "Rows that were there before the constraint may refer to rows that do not exist; loading"
                  + " such an association fails.",
              "Add a changeSet that corrects such rows and validates the constraint: ALTER TABLE …"
                  + " VALIDATE CONSTRAINT "
                  + actual.name()
                  + "."));
    }
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
          null,
          actual,
          Assessment.of(FindingCode.FOREIGN_KEY_UNMAPPED, "no foreign key", describe(actual)));
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
      @Nullable ForeignKey mapped, @Nullable ForeignKey actual, Assessment assessment) {
    differences.accept(
        new ParityDifference.OfForeignKey(tables.actualAsRead(), mapped, actual, assessment));
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
