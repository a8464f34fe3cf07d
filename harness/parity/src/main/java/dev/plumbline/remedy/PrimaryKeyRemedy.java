package dev.plumbline.remedy;

import dev.plumbline.finding.Finding;
import dev.plumbline.parity.ParityDifference.OfPrimaryKey;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Primary keys: the index first, without a lock, then the constraint that takes it over. */
final class PrimaryKeyRemedy {

  private PrimaryKeyRemedy() {}

  static void mismatch(Finding finding, OfPrimaryKey difference, Draft draft) {
    PrimaryKey wanted = difference.mapped();
    Table actual = difference.table();
    Optional<String> obstacle = obstacle(actual, draft);
    if (wanted == null) {
      draft.leave(
          finding,
          "The mapping is looser than the database: map the collection as a Set, or with an"
              + " @OrderColumn.");
    } else if (obstacle.isPresent()) {
      draft.leave(finding, obstacle.get());
    } else if (Partitions.cannotEnforce(actual, wanted.columns())) {
      draft.leave(finding, Partitions.OUTSIDE_OF_KEY);
    } else {
      replace(finding, wanted, actual, draft);
    }
  }

  private static Optional<String> obstacle(Table actual, Draft draft) {
    PrimaryKey key = actual.primaryKey();
    return key == null
        ? Optional.empty()
        : draft.actual().tables().stream()
            .flatMap(
                table ->
                    table.foreignKeys().stream()
                        .filter(
                            foreign ->
                                foreign.target().equals(actual.name())
                                    && foreign.targetColumns().equals(key.columns()))
                        .map(foreign -> table.label() + "." + foreign.name()))
            .findFirst()
            .map(
                foreign ->
                    "The foreign key "
                        + foreign
                        + " refers to the primary key that would have to go. Write the changeSet"
                        + " yourself, in the order that your data allow.");
  }

  private static void replace(Finding finding, PrimaryKey wanted, Table actual, Draft draft) {
    for (String name : wanted.columns()) {
      actual
          .column(name)
          .filter(Column::nullable)
          .ifPresent(column -> NotNullRemedy.require(actual, name, finding, draft));
    }
    String name = draft.names().primaryKey(actual.name());
    String alter = "ALTER TABLE " + Sql.name(actual.name());
    List<String> statements = new ArrayList<>();
    List<String> rollback = new ArrayList<>();
    rollback.add(alter + " DROP CONSTRAINT " + Sql.name(name));
    PrimaryKey old = actual.primaryKey();
    if (old != null) {
      statements.add(alter + " DROP CONSTRAINT " + Sql.name(old.name()));
      rollback.add(
          alter + " ADD CONSTRAINT " + Sql.name(old.name()) + " " + Definitions.primaryKey(old));
    }
    String key = alter + " ADD CONSTRAINT " + Sql.name(name) + " PRIMARY KEY ";
    if (actual.type() == Table.Type.PARTITIONED_TABLE) {
      statements.add(key + "(" + Sql.names(wanted.columns()) + ")");
    } else {
      Index index = UniqueRemedy.on(wanted.columns());
      String create = Definitions.createIndex(index, name, actual.name(), false);
      UniqueRemedy.index(finding, index, name, actual, draft);
      statements.add(key + "USING INDEX " + Sql.name(name));
      rollback.add(1, create);
    }
    draft.add(
        Phase.KEYS,
        finding,
        "set primary key of "
            + actual.label()
            + " to ("
            + String.join(", ", wanted.columns())
            + ")",
        statements,
        rollback);
  }
}
