package dev.plumbline.schema;

/**
 * Properties of one object that belong together. Every implementation is a record; a comparison
 * looks through it, as if its components were the object's own.
 */
public sealed interface PropertyGroup
    permits Column.Tuning,
        IndexTuning,
        Table.Constraints,
        Table.Foreign,
        Table.Inheritance,
        Table.RowSecurity,
        Table.Tuning,
        Table.View {}
