package dev.plumbline.safety;

import dev.plumbline.schema.QualifiedName;

/**
 * A table, an index or a materialized view that was there before the first new changeSet.
 *
 * @param number by which the server knows it, whatever it is renamed to
 * @param name it had then
 * @param kind as {@code pg_class.relkind}
 * @param table that an index belongs to, or its own number
 * @param top the table that a partition or child belongs to in the end, or {@code table}
 * @param rows it held then; those of its table for an index
 */
record Relation(long number, QualifiedName name, char kind, long table, long top, long rows) {

  boolean isIndex() {
    return kind == 'i' || kind == 'I';
  }

  boolean isMaterializedView() {
    return kind == 'm';
  }

  /** Whether anything that is done to it can take long, or meet a row. */
  boolean hasRows() {
    return rows > 0;
  }
}
