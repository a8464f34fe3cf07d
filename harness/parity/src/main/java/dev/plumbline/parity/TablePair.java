package dev.plumbline.parity;

import dev.plumbline.comparison.ColumnType;
import dev.plumbline.parity.Mapping.MappedColumn;
import dev.plumbline.parity.Mapping.MappedTable;
import dev.plumbline.parity.ParityDifference.Assessment;
import dev.plumbline.schema.Check;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.EnumType;
import dev.plumbline.schema.Firing;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.Trigger;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The table that the mapping expects and the one that the database has, domains dissolved.
 *
 * @param mapped what Hibernate would create
 * @param actual what the changelog created
 * @param declared the same, domains and all
 * @param mappedAsRead what Hibernate would create, as PostgreSQL printed it at first
 * @param actualAsRead what the changelog created, as PostgreSQL printed it
 * @param mappedDomains the domains that the mapping names, by column
 * @param mapping that both are looked at for
 * @param database all that the changelog created
 * @param rejected values that checks refuse, as far as the server was asked
 */
record TablePair(
    Table mapped,
    Table actual,
    Table declared,
    Table mappedAsRead,
    Table actualAsRead,
    Map<String, String> mappedDomains,
    Mapping mapping,
    Schema database,
    RejectedValues rejected) {

  private static final Pattern BEFORE_INSERT =
      Pattern.compile("^CREATE (?:CONSTRAINT )?TRIGGER .+? BEFORE [A-Z ]*?INSERT", Pattern.DOTALL);

  /** Of canonical tables, and of the same as they were read. */
  static TablePair of(
      Table mapped,
      Table actual,
      Table mappedAsRead,
      Table actualAsRead,
      Mapping mapping,
      Schema database,
      RejectedValues rejected) {
    return new TablePair(
        DissolvedDomains.in(mapped, mapping.schema()),
        DissolvedDomains.in(actual, database),
        actual,
        mappedAsRead,
        actualAsRead,
        DissolvedDomains.byColumn(mapped, mapping.schema()),
        mapping,
        database,
        rejected);
  }

  /** Whether that check of {@link #actual} is asked by the domain of its column. */
  boolean isOfDomain(Check check) {
    return declared.checks().stream().noneMatch(check::equals);
  }

  /** The domain that the mapping names as the column's type, if it does. */
  Optional<String> mappedDomain(String column) {
    return Optional.ofNullable(mappedDomains.get(column));
  }

  /** The type of a column of the database, domain or not. */
  String actualType(String column) {
    return declared.column(column).map(Column::type).orElse("");
  }

  /** What else is known of the mapping; empty if only its DDL is. */
  Optional<MappedTable> entity() {
    return Optional.ofNullable(mapping.tables().get(mapped.name()));
  }

  /** What the mapping knows of a column beyond its DDL. */
  Optional<MappedColumn> attribute(String column) {
    return entity().map(known -> known.columns().get(column));
  }

  /** Whether its type is one of the database's enum types. */
  boolean isOfEnumType(Column column) {
    return enumType(column).isPresent();
  }

  /** The database's enum type that the column has, if it has one. */
  Optional<EnumType> enumType(Column column) {
    return database.enumTypes().stream()
        .filter(type -> type.label().equals(column.type().replace("\"", "")))
        .findFirst();
  }

  /** The trigger that can give a new row its values, if there is one. */
  Optional<Trigger> fillingTrigger() {
    return actual.triggers().stream()
        .filter(trigger -> trigger.firing() == Firing.ORIGIN || trigger.firing() == Firing.ALWAYS)
        .filter(trigger -> BEFORE_INSERT.matcher(trigger.definition()).find())
        .filter(trigger -> trigger.definition().contains(" FOR EACH ROW "))
        .findFirst();
  }

  /** Whether the mapping is known never to write the same into these columns twice. */
  boolean neverRepeats(Collection<String> columns) {
    return entity()
        .map(MappedTable::distinct)
        .filter(distinct -> !distinct.isEmpty() && columns.containsAll(distinct))
        .isPresent();
  }

  /** How messages name the table. */
  String name() {
    return actual.label();
  }

  /** How messages name a column of it. */
  String subject(String column) {
    return name() + "." + column;
  }

  /** A difference of the tables as a whole. */
  ParityDifference difference(Assessment assessment) {
    return new ParityDifference.OfTable(mappedAsRead, actualAsRead, assessment);
  }

  /** A difference of one of their columns. */
  ParityDifference columnDifference(String column, Assessment assessment) {
    return new ParityDifference.OfColumn(
        actualAsRead,
        mappedAsRead.column(column).orElse(null),
        actualAsRead.column(column).orElse(null),
        attribute(column).orElse(null),
        assessment);
  }

  /** What the database's table has and no mapping declares. */
  ParityDifference addition(SchemaObject object, Assessment assessment) {
    return new ParityDifference.OfAddition(actualAsRead, object, List.of(), assessment);
  }

  /** A check of {@link #mapped}, as it was read. */
  Check mappedAsRead(Check check) {
    return asRead(check, mapped.checks(), mappedAsRead.checks());
  }

  /** A check of {@link #actual}, as it was read; a domain's stays as it is. */
  Check actualAsRead(Check check) {
    return asRead(check, actual.checks(), actualAsRead.checks());
  }

  /** An index of {@link #mapped}, as it was read. */
  Index mappedAsRead(Index index) {
    return asRead(index, mapped.indexes(), mappedAsRead.indexes());
  }

  /** An index of {@link #actual}, as it was read. */
  Index actualAsRead(Index index) {
    return asRead(index, actual.indexes(), actualAsRead.indexes());
  }

  /** Neither replay nor dissolved domains change the order of what a table has. */
  private static <T> T asRead(T compared, List<T> all, List<T> allAsRead) {
    int index = all.indexOf(compared);
    return index >= 0 && index < allAsRead.size() ? allAsRead.get(index) : compared;
  }

  static boolean sameColumns(Collection<String> some, Collection<String> others) {
    return new HashSet<>(some).equals(new HashSet<>(others));
  }

  /**
   * Columns that both have, under different types: expressions over them are printed differently,
   * so it is not worth comparing those.
   */
  Set<String> columnsOfDifferentType() {
    Set<String> different = new HashSet<>();
    for (Column column : mapped.columns()) {
      actual
          .column(column.name())
          .filter(other -> !other.type().equals(column.type()))
          .filter(other -> !baseType(other).equals(baseType(column)))
          .ifPresent(other -> different.add(column.name()));
    }
    return different;
  }

  private static String baseType(Column column) {
    return ColumnType.parse(column.type()).base();
  }
}
