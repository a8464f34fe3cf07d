package dev.plumbline.parity;

import dev.plumbline.finding.FindingCode;
import dev.plumbline.parity.ParityDifference.Assessment;
import dev.plumbline.schema.ExclusionConstraint;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.IndexTuning;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.UniqueConstraint;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Indexes that are there for speed; unique ones are {@link UniquenessParity}'s. Any index serves
 * that finds and sorts rows as the declared one would.
 */
final class IndexParity {

  private static final String BTREE = "btree";

  private final TablePair tables;

  private IndexParity(TablePair tables) {
    this.tables = tables;
  }

  static void compare(TablePair tables, Consumer<ParityDifference> differences) {
    IndexParity parity = new IndexParity(tables);
    List<Index> available = indexes(tables.actual()).filter(Index::valid).toList();
    if (!tables.actual().type().isView()) {
      tables.mapped().indexes().stream()
          .filter(wanted -> !wanted.unique())
          .filter(wanted -> available.stream().noneMatch(index -> serves(index, wanted)))
          .forEach(wanted -> differences.accept(parity.missing(wanted)));
    }
    for (Index index : tables.actual().indexes()) {
      if (!index.valid()) {
        differences.accept(parity.invalid(index));
      } else if (!UniquenessParity.isUnique(index) && !isMapped(tables.mapped(), index)) {
        differences.accept(parity.unmapped(index));
      }
    }
    for (ExclusionConstraint exclusion : tables.actual().constraints().exclusions()) {
      differences.accept(
          new ParityDifference.OfAddition(
              tables.actualAsRead(),
              exclusion,
              exclusion.parts().stream().map(Index.Part::key).toList(),
              unmapped(exclusion.definition(), true)));
    }
  }

  /** Those of constraints among them. */
  private static Stream<Index> indexes(Table table) {
    return Stream.concat(
        table.indexes().stream(),
        Stream.concat(
                Stream.ofNullable(table.primaryKey()).map(PrimaryKey::columns),
                table.uniqueConstraints().stream().map(UniqueConstraint::columns))
            .map(IndexParity::ofConstraint));
  }

  private static Index ofConstraint(List<String> columns) {
    List<Index.Part> parts =
        columns.stream()
            .map(column -> new Index.Part(column, false, null, null, false, false))
            .toList();
    return new Index("", BTREE, true, true, parts, List.of(), null, true, IndexTuning.USUAL, null);
  }

  private static boolean serves(Index index, Index wanted) {
    return index.method().equals(wanted.method())
        && (index.predicate() == null || index.predicate().equals(wanted.predicate()))
        && leads(index.parts(), wanted.parts())
        && sorts(index.parts(), wanted.parts());
  }

  /** Operator classes aside: those that one would choose for a column find the same rows. */
  private static boolean leads(List<Index.Part> parts, List<Index.Part> wanted) {
    if (parts.size() < wanted.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!parts.get(i).key().equals(wanted.get(i).key())
          || !Objects.equals(parts.get(i).collation(), wanted.get(i).collation())) {
        return false;
      }
    }
    return true;
  }

  /** An index can be read backwards, too. */
  private static boolean sorts(List<Index.Part> parts, List<Index.Part> wanted) {
    boolean backwards = parts.get(0).descending() != wanted.get(0).descending();
    for (int i = 0; i < wanted.size(); i++) {
      if (parts.get(i).descending() != (wanted.get(i).descending() != backwards)) {
        return false;
      }
    }
    return true;
  }

  /** Serving or not: what does not serve is part of the finding about what is missing. */
  private static boolean isMapped(Table mapped, Index index) {
    return mapped.indexes().stream().anyMatch(wanted -> leads(index.parts(), wanted.parts()));
  }

  private ParityDifference missing(Index wanted) {
    List<Index> similar =
        tables.actual().indexes().stream()
            .filter(index -> leads(index.parts(), wanted.parts()))
            .toList();
    return new ParityDifference.OfIndex(
        tables.actualAsRead(),
        tables.mappedAsRead(wanted),
        null,
        Assessment.of(
            FindingCode.INDEX_MISSING,
            "an index on (" + describe(wanted) + ")",
            similar.isEmpty()
                ? "no index that begins with these columns"
                : "only "
                    + String.join(
                        " and ",
                        similar.stream()
                            .map(index -> index.definition(tables.actual().name()))
                            .toList())));
  }

  private static String describe(Index index) {
    return String.join(", ", index.parts().stream().map(Index.Part::toString).toList())
        + (index.predicate() == null ? "" : ") where (" + index.predicate());
  }

  private ParityDifference invalid(Index index) {
    return onlyActual(
        index,
        Assessment.of(
            FindingCode.INDEX_INVALID,
            "a valid index",
            "an invalid one, left by a CREATE INDEX CONCURRENTLY that failed"));
  }

  private ParityDifference unmapped(Index index) {
    return onlyActual(index, unmapped(index.definition(tables.actual().name()), index.unique()));
  }

  private ParityDifference onlyActual(Index index, Assessment assessment) {
    return new ParityDifference.OfIndex(
        tables.actualAsRead(), null, tables.actualAsRead(index), assessment);
  }

  private static Assessment unmapped(String definition, boolean rejects) {
    return Assessment.of(
        FindingCode.INDEX_UNMAPPED,
        "no such index",
        definition,
        rejects
            ? "Nothing breaks while the application keeps to it: what collides with another row is"
                + " rejected."
            : "Nothing breaks.");
  }
}
