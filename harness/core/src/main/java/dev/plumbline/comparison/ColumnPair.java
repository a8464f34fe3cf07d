package dev.plumbline.comparison;

import dev.plumbline.comparison.Mapping.MappedColumn;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.schema.Column;
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

  Finding finding(
      FindingCode code, String expected, String actually, String consequence, String fix) {
    return finding(code, code.severity(), expected, actually, consequence, fix);
  }

  Finding finding(
      FindingCode code,
      Severity severity,
      String expected,
      String actually,
      String consequence,
      String fix) {
    return new Finding(
            code, severity, tables.subject(mapped.name()), expected, actually, consequence, fix)
        .at(tables.place(mapped.name()));
  }

  /** For people: the type, and whether it is required. */
  static String describe(Column column) {
    return column.type() + (column.nullable() ? "" : " not null");
  }
}
