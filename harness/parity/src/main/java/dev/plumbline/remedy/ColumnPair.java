package dev.plumbline.remedy;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Table;

/**
 * A column on both sides.
 *
 * @param table that has it, in the database
 * @param mapped as the entities expect it
 * @param actual as the database has it
 */
record ColumnPair(Table table, Column mapped, Column actual) {

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
