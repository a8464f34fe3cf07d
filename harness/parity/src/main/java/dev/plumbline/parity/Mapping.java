package dev.plumbline.parity;

import dev.plumbline.finding.Finding;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the entities of a service expect of its database, and where in the code they say so.
 *
 * @param schema what Hibernate would create
 * @param tables by name as the catalog spells it, those of which more is known than their DDL tells
 * @param findings what is wrong with the mapping itself, whatever the schema is like
 * @param counters from which keys are drawn that no sequence gives
 */
public record Mapping(
    Schema schema,
    Map<QualifiedName, MappedTable> tables,
    List<Finding> findings,
    List<Counter> counters) {

  public Mapping {
    Objects.requireNonNull(schema, "schema");
    tables = Map.copyOf(tables);
    findings = List.copyOf(findings);
    counters = List.copyOf(counters);
  }

  /** A mapping whose keys are not counted in tables. */
  public Mapping(Schema schema, Map<QualifiedName, MappedTable> tables, List<Finding> findings) {
    this(schema, tables, findings, List.of());
  }

  /** A mapping that Hibernate and PostgreSQL accept as it is. */
  public Mapping(Schema schema, Map<QualifiedName, MappedTable> tables) {
    this(schema, tables, List.of());
  }

  /** A mapping of which only the DDL is known. */
  public static Mapping of(Schema schema) {
    return new Mapping(schema, Map.of());
  }

  /**
   * A row that holds the next key of an entity ({@code @TableGenerator}).
   *
   * @param table of the entity
   * @param column that holds its key
   * @param counters the table that the row is in
   * @param nameColumn that tells the rows of it apart
   * @param name of this one
   * @param valueColumn that holds the next key
   * @param initial the first key, as long as there is no such row
   */
  public record Counter(
      QualifiedName table,
      String column,
      QualifiedName counters,
      String nameColumn,
      String name,
      String valueColumn,
      long initial) {}

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

    /** The same, of whose columns more is known. */
    public MappedTable with(BiFunction<String, MappedColumn, MappedColumn> knowledge) {
      Map<String, MappedColumn> known = new HashMap<>(columns);
      known.replaceAll(knowledge);
      return new MappedTable(entity, immutable, dynamicInsert, distinct, known);
    }

    /** The table of an ordinary entity. */
    public MappedTable(String entity, Map<String, MappedColumn> columns) {
      this(entity, false, false, columns);
    }
  }

  /** What decides, beside its DDL, how bad it is that the database has another column. */
  public enum Trait {
    /** Nobody chose its length, precision or scale: they are Hibernate's defaults (255; 38, 2). */
    DEFAULT_SIZE,
    /**
     * Nobody declared that it is required: that follows from what the column is for, such as the
     * owner of a collection's row.
     */
    REQUIRED_BY_STRUCTURE,
    /**
     * Only an embeddable that is null as a whole leaves it null: a primitive inside of one, or what
     * Bean Validation requires there.
     */
    REQUIRED_IN_EMBEDDABLE,
    /** A listener fills it before each INSERT: Spring Data's auditing, as long as that is on. */
    AUDITED,
    /** Its attribute cannot hold null: what is read into it may not be null either. */
    PRIMITIVE,
    /** Required by those entities that have it; others in the same table leave it null. */
    REQUIRED_BY_SOME,
    /** It is unique because the association ends at one owner ({@code @OneToOne}). */
    UNIQUE_BY_ASSOCIATION,
    /**
     * A point on the time line, whose statement says in which zone: {@code Instant}, not a local
     * date.
     */
    MOMENT,
    /** A moment that is sent and read in UTC, whatever the time zone of the JVM. */
    SENT_IN_UTC,
    /** The version that Hibernate compares with on each UPDATE. */
    VERSION,
    /** Where an element stands in its list ({@code @OrderColumn}). */
    POSITION,
    /** Part of what Hibernate finds the row of an entity by, in each of the entity's tables. */
    IDENTIFIER,
    /** Rows of other entities in the same table leave it out. */
    OF_SOME,
    /** Whose row it is ({@code @TenantId}): statements ask for those of one tenant only. */
    TENANT,
    /** A whole embeddable, of which queries ask for single attributes. */
    AGGREGATE,
    /** Hibernate writes its values as literals into its statements: an entity's discriminator. */
    LITERAL,
    /** Its values say of which class a row, a reference or an embeddable is. */
    DISCRIMINATOR,
    /**
     * Only the code that sends its values knows of what type the column has to be; in the schema it
     * has the database's, or any if the database has no such column.
     */
    UNTYPED
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
   * @param traits what else is known of it
   * @param sentAs as what type Hibernate sends and reads the values, without a size, where the
   *     mapping says in words of its own which type the column has ({@code columnDefinition}); null
   *     where its DDL tells, and where nobody knows
   */
  public record MappedColumn(
      String attribute,
      boolean insertable,
      boolean updatable,
      boolean neverNull,
      List<String> values,
      @Nullable QualifiedName sequence,
      Set<Trait> traits,
      @Nullable String sentAs) {

    public MappedColumn {
      Objects.requireNonNull(attribute, "attribute");
      values = List.copyOf(values);
      traits = Set.copyOf(traits);
    }

    /** A column of whose type the DDL tells all. */
    public MappedColumn(
        String attribute,
        boolean insertable,
        boolean updatable,
        boolean neverNull,
        List<String> values,
        @Nullable QualifiedName sequence,
        Set<Trait> traits) {
      this(attribute, insertable, updatable, neverNull, values, sequence, traits, null);
    }

    /** A column of which nothing else is known. */
    public MappedColumn(
        String attribute,
        boolean insertable,
        boolean updatable,
        boolean neverNull,
        List<String> values,
        @Nullable QualifiedName sequence) {
      this(attribute, insertable, updatable, neverNull, values, sequence, Set.of());
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

    /** The same, sent as values of that type. */
    public MappedColumn sentAs(String type) {
      return new MappedColumn(
          attribute, insertable, updatable, neverNull, values, sequence, traits, type);
    }

    /** The same, of which that is known, too. */
    public MappedColumn with(Trait trait) {
      Set<Trait> more = EnumSet.of(trait);
      more.addAll(traits);
      return new MappedColumn(
          attribute, insertable, updatable, neverNull, values, sequence, more, sentAs);
    }

    /** Whether that is known of it. */
    public boolean is(Trait trait) {
      return traits.contains(trait);
    }
  }
}
