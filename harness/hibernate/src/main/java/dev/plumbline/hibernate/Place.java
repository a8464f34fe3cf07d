package dev.plumbline.hibernate;

import dev.plumbline.schema.QualifiedName;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * How an attribute, or a part of it, gets into its columns.
 *
 * @param owner whose attribute it is
 * @param table of the columns
 * @param insertable whether an INSERT mentions them
 * @param updatable whether an UPDATE mentions them
 * @param neverNull whether Hibernate always has a value
 * @param sequence that the value is drawn from, if it is
 */
record Place(
    PersistentClass owner,
    Table table,
    boolean insertable,
    boolean updatable,
    boolean neverNull,
    @Nullable QualifiedName sequence) {

  static Place of(PersistentClass owner, Table table) {
    return new Place(owner, table, true, true, false, null);
  }

  Place readOnlyIf(boolean noInsert, boolean noUpdate) {
    return new Place(
        owner, table, insertable && !noInsert, updatable && !noUpdate, neverNull, sequence);
  }

  Place neverNullIf(boolean never) {
    return new Place(owner, table, insertable, updatable, neverNull || never, sequence);
  }

  Place drawnFrom(@Nullable QualifiedName source) {
    return new Place(owner, table, insertable, updatable, neverNull, source);
  }
}
