package dev.plumbline.schema;

/**
 * Something in a schema that has a name: a table, a column, an index, ….
 *
 * <p>Every implementation is a record. Its components are its properties: a comparison walks them
 * without knowing the kind, so a new kind of object needs no new comparison. A component is a plain
 * value, a list of them, an object, a list of objects, or a {@link PropertyGroup}.
 *
 * <p>No object has an owner: who that is differs from one installation to the next.
 */
public sealed interface SchemaObject
    permits Attribute,
        Check,
        Collation,
        Column,
        CompositeType,
        Domain,
        EnumType,
        ExclusionConstraint,
        Extension,
        ForeignKey,
        Grant,
        Index,
        Namespace,
        NotNull,
        OtherObject,
        PartitionIndex,
        Policy,
        PrimaryKey,
        RangeType,
        Routine,
        Rule,
        Sequence,
        Table,
        Trigger,
        UniqueConstraint {

  /** The kind of object in words, as messages use it: {@code "foreign key"}. */
  String kind();

  /** What tells this object from others of its kind in the same place, as messages print it. */
  String label();

  /** What pairs this object with its counterpart in another schema. */
  default String key() {
    return label();
  }
}
