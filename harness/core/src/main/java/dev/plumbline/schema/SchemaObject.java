package dev.plumbline.schema;

/**
 * Something in a schema that has a name: a table, a column, an index, ….
 *
 * <p>Every implementation is a record. Its components are its properties: a comparison walks them
 * without knowing the kind, so a new kind of object needs no new comparison.
 */
public sealed interface SchemaObject
    permits Check,
        Column,
        Domain,
        EnumType,
        Extension,
        ForeignKey,
        Index,
        Namespace,
        PrimaryKey,
        Routine,
        Sequence,
        Table,
        Trigger,
        UniqueConstraint {

  /** The kind of object in words, as messages use it: {@code "foreign key"}. */
  String kind();

  /** What tells this object from others of its kind in the same place, as messages print it. */
  String label();
}
