package dev.plumbline.remedy;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Location;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.Table;
import java.util.List;

/** Indexes, built while others write. */
final class IndexRemedy {

  static final String INVALID_REMAINS =
      "If it fails, an invalid index remains: drop it before the next attempt.";

  private IndexRemedy() {}

  static void missing(Finding finding, Location place, Table mapped, Table actual, Draft draft) {
    mapped.indexes().stream()
        .filter(index -> index.keys().equals(place.columns()))
        .findFirst()
        .ifPresentOrElse(
            index -> create(finding, index, actual, draft),
            () -> draft.leave(finding, "The mapping does not say what the index looks like."));
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

  static void invalid(Finding finding, Location place, Table mapped, Table actual, Draft draft) {
    String name = place.part();
    if (Partitions.isPartitioned(actual) || name == null) {
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
        List.of("REINDEX INDEX CONCURRENTLY " + Sql.name(name, actual.name())),
        List.of(),
        "There is nothing to roll back: nobody wants the invalid index again.",
        "If it fails, a second invalid index remains, whose name ends in _ccnew: drop that one.");
  }
}
