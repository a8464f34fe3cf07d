package dev.plumbline.hibernate;

import dev.plumbline.parity.Mapping.Counter;
import dev.plumbline.parity.Mapping.MappedColumn;
import dev.plumbline.parity.Mapping.MappedTable;
import dev.plumbline.parity.Mapping.Trait;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What entities say about tables, collected attribute by attribute. Several may share a table, and
 * several attributes a column.
 */
final class MappedTables {

  private static final class Draft {
    private final String entity;
    private boolean immutable = true;
    private boolean dynamicInsert = true;
    private final Set<String> distinct = new HashSet<>();
    private final Map<String, MappedColumn> columns = new HashMap<>();

    Draft(String entity) {
      this.entity = entity;
    }
  }

  private final Map<QualifiedName, Draft> drafts = new HashMap<>();
  private final List<Counter> counters = new ArrayList<>();

  /** A row from which keys are drawn. */
  void add(Counter counter) {
    counters.add(counter);
  }

  List<Counter> counters() {
    return List.copyOf(counters);
  }

  /** An entity or a collection writes to this table. */
  void add(QualifiedName table, String entity, boolean immutable, boolean dynamicInsert) {
    Draft draft = drafts.computeIfAbsent(table, name -> new Draft(entity));
    draft.immutable &= immutable;
    draft.dynamicInsert &= dynamicInsert;
  }

  /** An attribute of it lives in this column. */
  void add(QualifiedName table, String column, MappedColumn attribute) {
    draft(table).columns.merge(column, attribute, MappedTables::both);
  }

  /** Who has the column, or the table if nobody is known to have it; else the table's name. */
  String attribute(QualifiedName table, @Nullable String column) {
    Draft draft = drafts.get(table);
    if (draft == null) {
      return table.toString();
    }
    MappedColumn known = column == null ? null : draft.columns.get(column);
    return known == null ? draft.entity : known.attribute();
  }

  /** No two rows of it agree in these columns. */
  void addDistinct(QualifiedName table, Collection<String> columns) {
    draft(table).distinct.addAll(columns);
  }

  private Draft draft(QualifiedName table) {
    Draft draft = drafts.get(table);
    if (draft == null) {
      throw new IllegalStateException("Columns come before their table " + table);
    }
    return draft;
  }

  private static MappedColumn both(MappedColumn first, MappedColumn second) {
    return new MappedColumn(
        second.insertable() && !first.insertable() ? second.attribute() : first.attribute(),
        first.insertable() || second.insertable(),
        first.updatable() || second.updatable(),
        (first.neverNull() || !writes(first)) && (second.neverNull() || !writes(second)),
        values(first, second),
        first.sequence() == null ? second.sequence() : first.sequence(),
        traits(first, second));
  }

  /**
   * What holds for both; one that never writes has no say. But rows are found by a column if one of
   * them says so.
   */
  private static Set<Trait> traits(MappedColumn first, MappedColumn second) {
    Set<Trait> traits = new HashSet<>(writes(first) ? first.traits() : second.traits());
    if (writes(first) && writes(second)) {
      traits.retainAll(second.traits());
    }
    if (first.is(Trait.IDENTIFIER) || second.is(Trait.IDENTIFIER)) {
      traits.add(Trait.IDENTIFIER);
    }
    return traits;
  }

  private static boolean writes(MappedColumn column) {
    return column.insertable() || column.updatable();
  }

  /**
   * One that never writes adds no values; one that may write anything says that all is possible.
   */
  private static List<String> values(MappedColumn first, MappedColumn second) {
    if (!writes(second)) {
      return first.values();
    }
    if (!writes(first)) {
      return second.values();
    }
    if (first.values().isEmpty() || second.values().isEmpty()) {
      return List.of();
    }
    Set<String> union = new LinkedHashSet<>(first.values());
    union.addAll(second.values());
    return new ArrayList<>(union);
  }

  /**
   * Those that are in the schema. A column of which no attribute is known is its entity's; one with
   * an identity is left to the database.
   */
  Map<QualifiedName, MappedTable> in(Schema schema) {
    Map<QualifiedName, MappedTable> mapped = new HashMap<>();
    for (Table table : schema.tables()) {
      Draft draft = drafts.get(table.name());
      if (draft != null) {
        mapped.put(
            table.name(),
            new MappedTable(
                draft.entity,
                draft.immutable,
                draft.dynamicInsert,
                draft.distinct,
                columns(table, draft)));
      }
    }
    return mapped;
  }

  private static Map<String, MappedColumn> columns(Table table, Draft draft) {
    Map<String, MappedColumn> columns = new HashMap<>();
    for (Column column : table.columns()) {
      MappedColumn known =
          draft.columns.getOrDefault(column.name(), new MappedColumn(draft.entity, true, true));
      columns.put(
          column.name(),
          column.identity() == null
              ? known
              : new MappedColumn(
                  known.attribute(), false, false, true, known.values(), null, known.traits()));
    }
    return columns;
  }
}
