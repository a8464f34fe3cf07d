package dev.plumbline.remedy;

import dev.plumbline.parity.ParityDifference;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Table;
import java.util.Optional;

/**
 * A column on both sides.
 *
 * @param table that has it, in the database
 * @param mapped as the entities expect it
 * @param actual as the database has it
 */
record ChangedColumn(Table table, Column mapped, Column actual) {

  /** Of a difference in which both sides have the column; empty of others. */
  static Optional<ChangedColumn> of(ParityDifference.OfColumn difference) {
    Column mapped = difference.mapped();
    Column actual = difference.actual();
    return mapped == null || actual == null
        ? Optional.empty()
        : Optional.of(new ChangedColumn(difference.table(), mapped, actual));
  }

  /** {@code ALTER TABLE users ALTER COLUMN email}, to be continued. */
  String alter() {
    return alterTable() + " ALTER COLUMN " + Sql.name(actual.name());
  }

  String alterTable() {
    return "ALTER TABLE " + Sql.name(table.name());
  }

  /** How titles name it. */
  String label() {
    return table.label() + "." + actual.name();
  }

  boolean inPrimaryKey() {
    return table.primaryKey() != null && table.primaryKey().columns().contains(actual.name());
  }
}
