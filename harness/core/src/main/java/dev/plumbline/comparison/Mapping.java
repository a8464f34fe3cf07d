package dev.plumbline.comparison;

import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import java.util.Map;
import java.util.Objects;

/**
 * What the entities of a service expect of its database, and where in the code they say so.
 *
 * @param schema what Hibernate would create
 * @param tables by name, those of which more is known than their DDL tells
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
   * @param entity its class name, or that of the one whose collection lives in the table
   * @param columns by name
   */
  public record MappedTable(String entity, Map<String, MappedColumn> columns) {

    public MappedTable {
      Objects.requireNonNull(entity, "entity");
      columns = Map.copyOf(columns);
    }
  }

  /**
   * A column in the eyes of its attribute.
   *
   * @param attribute as {@code package.Class.field}
   * @param insertable whether an INSERT of the entity mentions it
   * @param updatable whether an UPDATE of the entity mentions it
   */
  public record MappedColumn(String attribute, boolean insertable, boolean updatable) {

    public MappedColumn {
      Objects.requireNonNull(attribute, "attribute");
    }
  }
}
