package dev.plumbline.benchmarks.mutation;

import dev.plumbline.parity.Mapping;
import dev.plumbline.parity.Mapping.Trait;
import dev.plumbline.schema.Check;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What changes are made to, and what the entities expect of it.
 *
 * @param schema as it is
 * @param mapping what the entities expect of it
 * @param declaredEnumTypes those whose values the entities know
 */
record MutationTarget(Schema schema, Mapping mapping, Set<QualifiedName> declaredEnumTypes) {

  /** Those that hold rows themselves, partitions aside. */
  Stream<Table> tables() {
    return schema.tables().stream()
        .filter(
            table ->
                table.type() == Table.Type.TABLE || table.type() == Table.Type.PARTITIONED_TABLE);
  }

  Stream<Table> views() {
    return schema.tables().stream().filter(table -> table.type().isView());
  }

  Optional<Table> mapped(Table table) {
    return mapping.schema().table(table.name());
  }

  boolean isMapped(Table table) {
    return mapped(table).isPresent();
  }

  /** Whether the entity of that table is mapped as one that is only read. */
  boolean isImmutable(Table table) {
    Mapping.MappedTable known = mapping.tables().get(table.name());
    return known != null && known.immutable();
  }

  /** Whether rows of entities that lack the attribute get a default that a foreign key refuses. */
  boolean tripsOverDefault(Table table, Column column) {
    return is(table, column, Trait.OF_SOME)
        && table.foreignKeys().stream()
            .anyMatch(key -> key.columns().equals(List.of(column.name())));
  }

  Optional<Column> mapped(Table table, Column column) {
    return mapped(table).flatMap(mapped -> mapped.column(column.name()));
  }

  boolean isMapped(Table table, Column column) {
    return mapped(table, column).isPresent();
  }

  /**
   * Whether every INSERT of an entity says what the column is to hold, be it null. A dynamic one
   * leaves out nulls only, and Hibernate's own timestamps and versions are never null.
   */
  boolean isSupplied(Table table, Column column) {
    boolean leavesOutNulls =
        known(table).map(Mapping.MappedTable::dynamicInsert).orElse(false)
            && !isNeverNull(table, column);
    return mapped(table, column)
            .filter(mapped -> mapped.identity() == null && mapped.generation() == null)
            .filter(mapped -> !leavesOutNulls || !mapped.nullable())
            .isPresent()
        && known(table, column).map(Mapping.MappedColumn::insertable).orElse(true);
  }

  /** Whether Hibernate always has a value for the column. */
  boolean isNeverNull(Table table, Column column) {
    return known(table, column).map(Mapping.MappedColumn::neverNull).orElse(false);
  }

  /** Whether that is known of the column's attribute. */
  boolean is(Table table, Column column, Trait trait) {
    return known(table, column).filter(known -> known.is(trait)).isPresent();
  }

  /** Every value that the entity can write there; empty if they cannot be listed. */
  List<String> values(Table table, Column column) {
    return known(table, column).map(Mapping.MappedColumn::values).orElse(List.of());
  }

  /** Whether a check only says what the attribute's type says anyway, and nobody declared it. */
  boolean isDerived(Table table, Check check) {
    return check.columns().size() == 1
        && table
            .column(check.columns().get(0))
            .flatMap(column -> known(table, column))
            .filter(known -> !known.values().isEmpty() || known.attribute().endsWith(" (position)"))
            .isPresent();
  }

  private Optional<Mapping.MappedTable> known(Table table) {
    return Optional.ofNullable(mapping.tables().get(table.name()));
  }

  private Optional<Mapping.MappedColumn> known(Table table, Column column) {
    return known(table).flatMap(known -> Optional.ofNullable(known.columns().get(column.name())));
  }

  /** Whether others alone give the column its values. */
  boolean isOnlyRead(Table table, Column column) {
    return known(table, column)
            .filter(known -> !known.insertable() && !known.updatable())
            .isPresent()
        && mapped(table, column).filter(mapped -> mapped.identity() == null).isPresent()
        && (table.primaryKey() == null || !table.primaryKey().columns().contains(column.name()));
  }

  /** Whether a check is about the column alone, in the mapping or in the database. */
  boolean isBounded(Table table, Column column) {
    return Stream.concat(
            table.checks().stream(),
            mapped(table).stream().flatMap(other -> other.checks().stream()))
        .anyMatch(check -> check.columns().equals(List.of(column.name())));
  }

  /** Whether an entity writes values of the type that can be listed. */
  boolean writesInto(QualifiedName type) {
    return tables()
        .anyMatch(
            table ->
                table.columns().stream()
                    .anyMatch(
                        column -> isOfType(column, type) && !values(table, column).isEmpty()));
  }

  /** Whether an UPDATE of an entity mentions the column. */
  boolean isUpdated(Table table, Column column) {
    return mapped(table, column).filter(mapped -> mapped.generation() == null).isPresent()
        && known(table, column).map(Mapping.MappedColumn::updatable).orElse(true);
  }

  /** Whether a foreign key refers to the table. */
  boolean isReferenced(Table table) {
    return schema.tables().stream()
        .flatMap(other -> other.foreignKeys().stream())
        .anyMatch(key -> key.target().equals(table.name()));
  }

  /** Whether keys, constraints, indexes or other columns depend on the column. */
  boolean isEntangled(Table table, Column column) {
    String name = column.name();
    boolean referenced =
        schema.tables().stream()
            .flatMap(other -> other.foreignKeys().stream())
            .anyMatch(
                key -> key.target().equals(table.name()) && key.targetColumns().contains(name));
    boolean inIndex =
        table.indexes().stream()
            .anyMatch(
                index ->
                    index.keys().stream().anyMatch(key -> key.contains(name))
                        || (index.predicate() != null && index.predicate().contains(name)));
    boolean inColumn =
        table.columns().stream()
            .map(Column::generation)
            .anyMatch(generation -> generation != null && generation.expression().contains(name));
    String partitionKey = table.inheritance().partitionKey();
    return referenced
        || inIndex
        || inColumn
        || isConstrained(table, name)
        || (partitionKey != null && partitionKey.contains(name))
        || !table.constraints().exclusions().isEmpty();
  }

  private static boolean isConstrained(Table table, String column) {
    return uniqueSets(table).stream().anyMatch(set -> set.contains(column))
        || table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column))
        || table.checks().stream().anyMatch(check -> check.columns().contains(column));
  }

  /** Columns in which two rows can never agree, by key, constraint or index. */
  static List<Set<String>> uniqueSets(Table table) {
    List<Set<String>> sets = uniqueBesidesTheKey(table);
    PrimaryKey key = table.primaryKey();
    if (key != null) {
      sets.add(Set.copyOf(key.columns()));
    }
    return sets;
  }

  private static List<Set<String>> uniqueBesidesTheKey(Table table) {
    List<Set<String>> sets = new ArrayList<>();
    table.uniqueConstraints().forEach(unique -> sets.add(new HashSet<>(unique.columns())));
    table.indexes().stream()
        .filter(index -> index.unique() && index.valid() && index.predicate() == null)
        .map(Index::keys)
        .forEach(keys -> sets.add(new HashSet<>(keys)));
    return sets;
  }

  /**
   * Whether something that the mapping declares unique no longer is, once the table is unique in
   * these columns rather than in those.
   */
  boolean losesUniqueness(Table table, Set<String> before, Set<String> after) {
    List<Set<String>> sets = uniqueSets(table);
    List<Set<String>> left = new ArrayList<>(sets);
    left.remove(before);
    if (!after.isEmpty()) {
      left.add(after);
    }
    return mapped(table).stream()
        .flatMap(mapped -> uniqueSets(mapped).stream())
        .anyMatch(
            declared ->
                sets.stream().anyMatch(declared::containsAll)
                    && left.stream().noneMatch(declared::containsAll));
  }

  /** Whether the mapping declares exactly these columns unique. */
  boolean declaresUnique(Table table, Set<String> columns) {
    return mapped(table).stream().anyMatch(mapped -> uniqueSets(mapped).contains(columns));
  }

  /** The same, by a constraint or an index of its own, which nobody has by structure. */
  boolean declaresUniqueBesidesTheKey(Table table, Set<String> columns) {
    return mapped(table).stream().anyMatch(mapped -> uniqueBesidesTheKey(mapped).contains(columns));
  }

  /** Whether the mapping mentions the type of that name. */
  boolean mentions(QualifiedName type) {
    return mapping.schema().tables().stream()
        .flatMap(table -> table.columns().stream())
        .anyMatch(column -> isOfType(column, type));
  }

  static boolean isOfType(Column column, QualifiedName type) {
    String printed = column.type().replace("[]", "").replace("\"", "");
    return printed.equals(type.toString()) || printed.equals(type.namespace() + "." + type.name());
  }
}
