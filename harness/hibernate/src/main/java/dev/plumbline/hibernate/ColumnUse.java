package dev.plumbline.hibernate;

import dev.plumbline.parity.Mapping.Trait;
import dev.plumbline.schema.QualifiedName;
import java.util.EnumSet;
import java.util.Set;
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
 * @param traits what is known of all columns there
 */
record ColumnUse(
    PersistentClass owner,
    Table table,
    boolean insertable,
    boolean updatable,
    boolean neverNull,
    @Nullable QualifiedName sequence,
    Set<Trait> traits) {

  ColumnUse {
    traits = Set.copyOf(traits);
  }

  static ColumnUse of(PersistentClass owner, Table table) {
    return new ColumnUse(owner, table, true, true, false, null, Set.of());
  }

  ColumnUse readOnlyIf(boolean noInsert, boolean noUpdate) {
    return new ColumnUse(
        owner, table, insertable && !noInsert, updatable && !noUpdate, neverNull, sequence, traits);
  }

  ColumnUse neverNullIf(boolean never) {
    return new ColumnUse(owner, table, insertable, updatable, neverNull || never, sequence, traits);
  }

  ColumnUse drawnFrom(@Nullable QualifiedName source) {
    return new ColumnUse(owner, table, insertable, updatable, neverNull, source, traits);
  }

  ColumnUse withIf(boolean has, Trait trait) {
    Set<Trait> more = EnumSet.of(trait);
    more.addAll(traits);
    return has
        ? new ColumnUse(owner, table, insertable, updatable, neverNull, sequence, more)
        : this;
  }
}
