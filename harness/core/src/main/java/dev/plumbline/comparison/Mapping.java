package dev.plumbline.comparison;

import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the entities of a service expect of its database, and where in the code they say so.
 *
 * @param schema what Hibernate would create
 * @param tables by name as the catalog spells it, those of which more is known than their DDL tells
 */
public record Mapping(Schema schema, Map<QualifiedName, MappedTable> tables) {

  public Mapping {
    Objects.requireNonNull(schema, "schema");
    tables = Map.copyOf(tables);
  }

  /** A mapping of which only the DDL is known. */
  public static Mapping of(Schema schema) {
    return new Mapping(schema, Map.of());
  }

  /**
   * A table in the eyes of its entity.
   *
   * @param entity its class name, or that of the one whose collection lives in the table; the root
   *     of a hierarchy where several share the table; the attribute whose keys are counted in it
   * @param immutable whether rows are never changed ({@code @Immutable}); they may be inserted
   * @param dynamicInsert whether an INSERT leaves out what is null ({@code @DynamicInsert}), so
   *     that the database's default applies
   * @param distinct columns in which no two rows agree, even where the DDL declares no key: owner
   *     and element of a set. Empty if nothing is known
   * @param columns by name as the catalog spells it
   */
  public record MappedTable(
      String entity,
      boolean immutable,
      boolean dynamicInsert,
      Set<String> distinct,
      Map<String, MappedColumn> columns) {

    public MappedTable {
      Objects.requireNonNull(entity, "entity");
      distinct = Set.copyOf(distinct);
      columns = Map.copyOf(columns);
    }

    /** The table of an entity, whose DDL has all its keys. */
    public MappedTable(
        String entity,
        boolean immutable,
        boolean dynamicInsert,
        Map<String, MappedColumn> columns) {
      this(entity, immutable, dynamicInsert, Set.of(), columns);
    }

    /** The table of an ordinary entity. */
    public MappedTable(String entity, Map<String, MappedColumn> columns) {
      this(entity, false, false, columns);
    }
  }

  /**
   * A column in the eyes of its attribute.
   *
   * @param attribute as {@code package.Class.field}, inside embeddables {@code
   *     package.Class.field.inner}; what Hibernate adds on its own account follows in brackets:
   *     {@code package.Class.field (position)}, {@code package.Class (discriminator)}
   * @param insertable whether an INSERT of the entity mentions it; not where the database generates
   *     the value
   * @param updatable whether an UPDATE of the entity mentions it
   * @param neverNull whether Hibernate never writes null there, even where its DDL allows it: a
   *     version, a generated timestamp, an element of a collection
   * @param values every value that Hibernate may write, as text, in the order of the code: names or
   *     ordinals of an enum's constants, discriminator values, what a converter makes of an enum or
   *     a boolean. Empty where the type allows more than can be listed
   * @param sequence that Hibernate draws its values from, as the catalog spells it, or null if
   *     there is none or nobody knows
   */
  public record MappedColumn(
      String attribute,
      boolean insertable,
      boolean updatable,
      boolean neverNull,
      List<String> values,
      @Nullable QualifiedName sequence) {

    public MappedColumn {
      Objects.requireNonNull(attribute, "attribute");
      values = List.copyOf(values);
    }

    /** A column whose values are not known to come from a sequence. */
    public MappedColumn(
        String attribute,
        boolean insertable,
        boolean updatable,
        boolean neverNull,
        List<String> values) {
      this(attribute, insertable, updatable, neverNull, values, null);
    }

    /** A column of which only these values are known. */
    public MappedColumn(
        String attribute, boolean insertable, boolean updatable, List<String> values) {
      this(attribute, insertable, updatable, false, values);
    }

    /** A column that may hold any value of its type. */
    public MappedColumn(String attribute, boolean insertable, boolean updatable) {
      this(attribute, insertable, updatable, List.of());
    }
  }
}
