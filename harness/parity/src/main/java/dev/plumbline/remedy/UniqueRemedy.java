package dev.plumbline.remedy;

import dev.plumbline.finding.Finding;
import dev.plumbline.parity.ParityDifference.OfUniqueKey;
import dev.plumbline.parity.ParityDifference.UniqueKey;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.IndexTuning;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Uniqueness: the index first, without a lock, then the constraint that takes it over. */
final class UniqueRemedy {

  private UniqueRemedy() {}

  static void missing(Finding finding, OfUniqueKey difference, Draft draft) {
    UniqueKey wanted = Objects.requireNonNull(difference.mapped());
    Table table = difference.table();
    if (draft.isUniqueByAssociation(table.name(), wanted.columns())) {
      draft.leave(
          finding,
          "Only you know which side is wrong. "
              + finding.fix()
              + " That would be ALTER TABLE "
              + Sql.name(table.name())
              + " ADD UNIQUE ("
              + Sql.names(wanted.columns())
              + "), and every statement that stores a second row would fail from then on.");
    } else if (Partitions.cannotEnforce(table, wanted.columns())) {
      draft.leave(finding, Partitions.OUTSIDE_OF_KEY);
    } else if (wanted.object() instanceof Index index) {
      IndexRemedy.create(finding, index, table, draft);
    } else {
      constraint(finding, wanted, table, draft);
    }
  }

  private static void constraint(Finding finding, UniqueKey wanted, Table actual, Draft draft) {
    List<String> columns = wanted.columns();
    String name = draft.names().unique(actual.name(), columns, wanted.object().label());
    String alter = "ALTER TABLE " + Sql.name(actual.name());
    String add = alter + " ADD CONSTRAINT " + Sql.name(name) + " UNIQUE ";
    String drop = alter + " DROP CONSTRAINT " + Sql.name(name);
    String title = "add unique constraint " + name;
    if (Partitions.isPartitioned(actual)) {
      draft.add(
          Phase.KEYS,
          finding,
          title,
          List.of(add + "(" + Sql.names(columns) + ")"),
          List.of(drop),
          duplicates(actual, columns),
          "Blocks writes to the table while its indexes are built: PostgreSQL has no other way for"
              + " partitioned tables.");
      return;
    }
    Index index = on(columns);
    index(finding, index, name, actual, draft);
    draft.add(
        Phase.KEYS,
        finding,
        title,
        List.of(add + "USING INDEX " + Sql.name(name)),
        List.of(drop, Definitions.createIndex(index, name, actual.name(), false)));
  }

  /** The database counts nulls as equal, the mapping does not. */
  static void nullsApart(Finding finding, OfUniqueKey difference, Draft draft) {
    Table actual = difference.table();
    SchemaObject old = Objects.requireNonNull(difference.actual()).object();
    if (!(old instanceof UniqueConstraint unique) || Partitions.isPartitioned(actual)) {
      draft.leave(
          finding,
          "Create the unique index once more without NULLS NOT DISTINCT, and drop the old one"
              + " then.");
      return;
    }
    String name = draft.names().unique(actual.name(), unique.columns(), null);
    Index index = on(unique.columns());
    index(finding, index, name, actual, draft);
    String alter = "ALTER TABLE " + Sql.name(actual.name());
    List<String> rollback = new ArrayList<>();
    rollback.add(alter + " DROP CONSTRAINT " + Sql.name(name));
    rollback.add(Definitions.createIndex(index, name, actual.name(), false));
    rollback.addAll(
        Restored.constraint(
            actual.name(), unique.name(), Definitions.unique(unique), unique.comment()));
    draft.add(
        Phase.KEYS,
        finding,
        "replace unique constraint " + unique.name(),
        List.of(
            alter + " DROP CONSTRAINT " + Sql.name(unique.name()),
            alter + " ADD CONSTRAINT " + Sql.name(name) + " UNIQUE USING INDEX " + Sql.name(name)),
        rollback,
        "The rollback fails once two rows hold null.");
  }

  /** A plain unique index. */
  static Index on(List<String> columns) {
    List<Index.Part> parts =
        columns.stream()
            .map(column -> new Index.Part(column, false, null, null, false, false))
            .toList();
    return new Index(
        "", "btree", true, true, parts, List.of(), null, true, IndexTuning.USUAL, null);
  }

  /** The step that builds it for a constraint. */
  static void index(Finding finding, Index index, String name, Table table, Draft draft) {
    draft.addOutsideOfTransaction(
        Phase.INDEXES,
        finding,
        "build unique index " + name,
        List.of(Definitions.createIndex(index, name, table.name(), true)),
        List.of("DROP INDEX CONCURRENTLY " + Sql.name(name, table.name())),
        duplicates(table, index.keys()),
        IndexRemedy.INVALID_REMAINS);
  }

  static String duplicates(Table table, List<String> columns) {
    String names = Sql.names(columns);
    return "Fails if two rows agree; find them first: SELECT "
        + (names + ", count(*) FROM " + Sql.name(table.name()))
        + (" GROUP BY " + names + " HAVING count(*) > 1.");
  }
}
