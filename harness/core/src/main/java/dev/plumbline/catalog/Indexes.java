package dev.plumbline.catalog;

import static dev.plumbline.catalog.CatalogRows.nullIfEmpty;
import static dev.plumbline.catalog.CatalogRows.numbers;
import static dev.plumbline.catalog.CatalogRows.strings;

import dev.plumbline.schema.ExclusionConstraint;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.IndexTuning;
import dev.plumbline.schema.PartitionIndex;
import dev.plumbline.schema.SchemaObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The indexes of all tables but those of keys.
 *
 * @param byTable indexes and exclusion constraints, sorted by name, by the number of the table
 * @param ofPartitions those that are attached to a parent's, by the number of the partition
 */
record Indexes(
    Map<Long, List<SchemaObject>> byTable, Map<Long, List<PartitionIndex>> ofPartitions) {

  /** Bits of {@code pg_index.indoption}. */
  private static final int DESCENDING = 1;

  private static final int NULLS_FIRST = 2;

  /** What {@code pg_index.indkey} holds instead of a column's number. */
  private static final int EXPRESSION = 0;

  static Indexes of(CatalogRows rows, Annotations annotations, Columns columns)
      throws SQLException {
    return new Indexes(
        rows.grouped(CatalogQuery.INDEXES, "relation", row -> index(row, annotations, columns)),
        rows.grouped(
            CatalogQuery.PARTITION_INDEXES, "relation", row -> partitionIndex(row, annotations)));
  }

  private static PartitionIndex partitionIndex(ResultSet row, Annotations annotations)
      throws SQLException {
    return new PartitionIndex(
        row.getString("name"),
        row.getString("parent"),
        row.getBoolean("is_valid"),
        tuning(row),
        annotations.comment("pg_class", row.getLong("oid")));
  }

  static IndexTuning tuning(ResultSet row) throws SQLException {
    return new IndexTuning(
        row.getString("tablespace"), strings(row, "parameters"), strings(row, "statistics"));
  }

  List<Index> of(long table) {
    return Constraints.only(byTable.getOrDefault(table, List.of()), Index.class);
  }

  List<PartitionIndex> attached(long table) {
    return ofPartitions.getOrDefault(table, List.of());
  }

  List<ExclusionConstraint> exclusions(long table) {
    return Constraints.only(byTable.getOrDefault(table, List.of()), ExclusionConstraint.class);
  }

  private static SchemaObject index(ResultSet row, Annotations annotations, Columns columns)
      throws SQLException {
    long table = row.getLong("relation");
    List<Integer> numbers = numbers(row, "columns");
    int keys = row.getInt("keys");
    List<Index.Part> parts = parts(row, columns, numbers.subList(0, keys));
    List<String> include = columns.names(table, numbers.subList(keys, numbers.size()));
    long exclusion = row.getLong("exclusion");
    if (exclusion != 0) {
      return new ExclusionConstraint(
          row.getString("name"),
          row.getString("method"),
          parts,
          strings(row, "operators"),
          include,
          row.getString("predicate"),
          Constraints.deferrability(row),
          tuning(row),
          annotations.comment("pg_constraint", exclusion));
    }
    return new Index(
        row.getString("name"),
        row.getString("method"),
        row.getBoolean("is_unique"),
        row.getBoolean("nulls_distinct"),
        parts,
        include,
        row.getString("predicate"),
        row.getBoolean("is_valid"),
        tuning(row),
        annotations.comment("pg_class", row.getLong("oid")));
  }

  private static List<Index.Part> parts(ResultSet row, Columns columns, List<Integer> numbers)
      throws SQLException {
    long table = row.getLong("relation");
    List<String> expressions = strings(row, "expressions");
    List<String> operatorClasses = strings(row, "operator_classes");
    List<String> collations = strings(row, "collations");
    List<Integer> options = numbers(row, "options");
    List<Index.Part> parts = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      int number = numbers.get(i);
      parts.add(
          new Index.Part(
              number == EXPRESSION ? expressions.get(i) : columns.name(table, number),
              number == EXPRESSION,
              nullIfEmpty(operatorClasses.get(i)),
              nullIfEmpty(collations.get(i)),
              (options.get(i) & DESCENDING) != 0,
              (options.get(i) & NULLS_FIRST) != 0));
    }
    return parts;
  }
}
