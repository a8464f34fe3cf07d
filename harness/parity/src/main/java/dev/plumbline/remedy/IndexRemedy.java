package dev.plumbline.remedy;

import dev.plumbline.finding.Finding;
import dev.plumbline.parity.ParityDifference.OfIndex;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.Table;
import java.util.List;
import java.util.Objects;

/** Indexes, built while others write. */
final class IndexRemedy {

  static final String INVALID_REMAINS =
      "If it fails, an invalid index remains: drop it before the next attempt.";

  private IndexRemedy() {}

  static void missing(Finding finding, OfIndex difference, Draft draft) {
    create(finding, Objects.requireNonNull(difference.mapped()), difference.table(), draft);
  }

  static void create(Finding finding, Index mapped, Table table, Draft draft) {
    String name = draft.names().index(table.name(), mapped);
    String title = "create index " + name;
    if (Partitions.isPartitioned(table)) {
      draft.add(
          Phase.INDEXES,
          finding,
          title,
          List.of(Definitions.createIndex(mapped, name, table.name(), false)),
          List.of("DROP INDEX " + Sql.name(name, table.name())),
          "Blocks writes to the table while it is built: PostgreSQL cannot do it concurrently for"
              + " partitioned tables. On large ones build it partition by partition.");
      return;
    }
    List<String> create = List.of(Definitions.createIndex(mapped, name, table.name(), true));
    List<String> drop = List.of("DROP INDEX CONCURRENTLY " + Sql.name(name, table.name()));
    if (mapped.unique()) {
      draft.addOutsideOfTransaction(
          Phase.INDEXES,
          finding,
          title,
          create,
          drop,
          UniqueRemedy.duplicates(table, mapped.keys()),
          INVALID_REMAINS);
    } else {
      draft.addOutsideOfTransaction(Phase.INDEXES, finding, title, create, drop, INVALID_REMAINS);
    }
  }

  static void invalid(Finding finding, OfIndex difference, Draft draft) {
    String name = Objects.requireNonNull(difference.actual()).name();
    if (Partitions.isPartitioned(difference.table())) {
      draft.leave(
          finding,
          "Some partition lacks the index: create it there and attach it (ALTER INDEX … ATTACH"
              + " PARTITION); with the last one it becomes valid.");
      return;
    }
    draft.addOutsideOfTransaction(
        Phase.INDEXES,
        finding,
        "rebuild index " + name,
        List.of("REINDEX INDEX CONCURRENTLY " + Sql.name(name, difference.table().name())),
        List.of(),
        "There is nothing to roll back: nobody wants the invalid index again.",
        "If it fails, a second invalid index remains, whose name ends in _ccnew: drop that one.");
  }
}
