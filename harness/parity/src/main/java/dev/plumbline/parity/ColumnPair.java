package dev.plumbline.parity;

import dev.plumbline.parity.Mapping.MappedColumn;
import dev.plumbline.parity.ParityDifference.Assessment;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Enforcement;
import java.util.Optional;

/**
 * The column that the mapping expects and the one that the database has.
 *
 * @param tables that they are columns of
 * @param mapped what Hibernate would create
 * @param actual what the changelog created
 */
record ColumnPair(TablePair tables, Column mapped, Column actual) {

  /** What the mapping knows of the column beyond its DDL. */
  Optional<MappedColumn> attribute() {
    return tables.attribute(mapped.name());
  }

  /** The same, as if Hibernate had chosen the column's type. */
  ColumnPair sentAs(String type) {
    return new ColumnPair(
        tables,
        new Column(
            mapped.name(),
            type,
            mapped.nullable(),
            mapped.defaultExpression(),
            mapped.identity(),
            mapped.identitySequence(),
            mapped.generation(),
            mapped.collation(),
            mapped.foreignOptions(),
            mapped.tuning(),
            mapped.grants(),
            mapped.comment()),
        actual);
  }

  /** Whether a foreign key of the database has it refer to a column of the very same type. */
  boolean hasTypeOfItsTarget() {
    return tables.actual().foreignKeys().stream()
        .filter(key -> key.enforcement() != Enforcement.NOT_ENFORCED)
        .flatMap(
            key ->
                tables.database().table(key.target()).stream()
                    .flatMap(table -> key.targetOf(actual.name()).flatMap(table::column).stream()))
        .anyMatch(target -> target.type().equals(actual.type()));
  }

  /** Whether the entity is known to leave the column's values to the database. */
  boolean isLeftToDatabase() {
    return attribute().filter(known -> !known.insertable() && !known.updatable()).isPresent();
  }

  /** Whether an INSERT of the entity is known not to mention the column. */
  boolean isLeftOutOnInsert() {
    return attribute().filter(known -> !known.insertable()).isPresent();
  }

  /** Whether the entity is known to leave the column out where its attribute is null. */
  boolean isLeftOutIfNull() {
    return isLeftOutOnInsert()
        || tables.entity().filter(Mapping.MappedTable::dynamicInsert).isPresent();
  }

  /** Whether the entity is known to write a value in any case. */
  boolean isNeverNull() {
    return attribute().filter(Mapping.MappedColumn::neverNull).isPresent();
  }

  /** Whether that is known of it. */
  boolean is(Mapping.Trait trait) {
    return attribute().filter(known -> known.is(trait)).isPresent();
  }

  ParityDifference difference(Assessment assessment) {
    return tables.columnDifference(mapped.name(), assessment);
  }

  /** For people: the type, and whether it is required. */
  static String describe(Column column) {
    return column.type() + (column.nullable() ? "" : " not null");
  }
}
