package dev.plumbline.comparison;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.schema.ExclusionConstraint;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.UniqueConstraint;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Indexes that are there for speed; unique ones are {@link UniquenessParity}'s. */
final class IndexParity {

  private IndexParity() {}

  static void compare(TablePair tables, Consumer<Finding> findings) {
    List<List<String>> available = usableKeys(tables.actual()).toList();
    for (Index index : tables.mapped().indexes()) {
      if (!index.unique() && available.stream().noneMatch(keys -> leads(keys, index.keys()))) {
        findings.accept(missing(tables, index));
      }
    }
    for (Index index : tables.actual().indexes()) {
      if (!index.valid()) {
        findings.accept(invalid(tables, index));
      } else if (!isUniqueForAll(index) && !isMapped(tables.mapped(), index)) {
        findings.accept(unmapped(tables, index.name(), index.definition(tables.actual().name())));
      }
    }
    for (ExclusionConstraint exclusion : tables.actual().constraints().exclusions()) {
      findings.accept(unmapped(tables, exclusion.name(), exclusion.definition()));
    }
  }

  private static Stream<List<String>> usableKeys(Table table) {
    PrimaryKey key = table.primaryKey();
    return Stream.of(
            Stream.ofNullable(key).map(PrimaryKey::columns),
            table.uniqueConstraints().stream().map(UniqueConstraint::columns),
            table.indexes().stream()
                .filter(index -> index.valid() && index.predicate() == null)
                .map(Index::keys))
        .flatMap(keys -> keys);
  }

  private static boolean leads(List<String> keys, List<String> wanted) {
    return keys.size() >= wanted.size() && keys.subList(0, wanted.size()).equals(wanted);
  }

  private static boolean isUniqueForAll(Index index) {
    return index.unique() && index.predicate() == null;
  }

  private static boolean isMapped(Table mapped, Index index) {
    return mapped.indexes().stream().anyMatch(other -> leads(index.keys(), other.keys()));
  }

  private static Finding missing(TablePair tables, Index index) {
    return Finding.of(
        FindingCode.INDEX_MISSING,
        tables.subject(index.keys()),
        "an index on (" + String.join(", ", index.keys()) + ")",
        "no index that begins with these columns",
        "Queries that the index was declared for read the whole table.",
        "Add a changeSet that creates the index, or remove @Index from the mapping.");
  }

  private static Finding invalid(TablePair tables, Index index) {
    return Finding.of(
        FindingCode.INDEX_INVALID,
        tables.name() + "." + index.name(),
        "a valid index",
        "an invalid one, left by a CREATE INDEX CONCURRENTLY that failed",
        "No query uses it, yet every write pays for it; a unique one enforces nothing for certain.",
        "Drop it and create it again.");
  }

  private static Finding unmapped(TablePair tables, String index, String definition) {
    return Finding.of(
        FindingCode.INDEX_UNMAPPED,
        tables.name() + "." + index,
        "no such index",
        definition,
        "Nothing breaks.",
        "Leave it as it is, or declare it in the mapping.");
  }
}
