package dev.plumbline.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table, a partition, or anything else that is read like one.
 *
 * @param name of the table
 * @param type what kind of relation it is
 * @param columns in the order of {@code SELECT *}
 * @param primaryKey or null
 * @param uniqueConstraints sorted by name
 * @param foreignKeys sorted by name
 * @param checks sorted by name
 * @param indexes those that no constraint owns, sorted by name
 * @param triggers sorted by name
 * @param definition the query of a view, the key of a partitioned table, the bounds of a partition
 *     (all as PostgreSQL prints them), or null
 * @param comment or null
 */
public record Table(
    QualifiedName name,
    Type type,
    List<Column> columns,
    @Nullable PrimaryKey primaryKey,
    List<UniqueConstraint> uniqueConstraints,
    List<ForeignKey> foreignKeys,
    List<Check> checks,
    List<Index> indexes,
    List<Trigger> triggers,
    @Nullable String definition,
    @Nullable String comment)
    implements SchemaObject {

  /** What kind of relation a table is. */
  public enum Type {
    TABLE("table"),
    PARTITIONED_TABLE("partitioned table"),
    PARTITION("partition"),
    FOREIGN_TABLE("foreign table"),
    VIEW("view"),
    MATERIALIZED_VIEW("materialized view");

    private final String words;

    Type(String words) {
      this.words = words;
    }

    /** Whether rows are computed by a query, so that there are no constraints to speak of. */
    public boolean isView() {
      return this == VIEW || this == MATERIALIZED_VIEW;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  public Table {
    columns = List.copyOf(columns);
    uniqueConstraints = List.copyOf(uniqueConstraints);
    foreignKeys = List.copyOf(foreignKeys);
    checks = List.copyOf(checks);
    indexes = List.copyOf(indexes);
    triggers = List.copyOf(triggers);
  }

  @Override
  public String kind() {
    return type.toString();
  }

  @Override
  public String label() {
    return name.toString();
  }

  /** The column of that name, spelled as in the catalog. */
  public Optional<Column> column(String columnName) {
    return columns.stream().filter(column -> column.name().equals(columnName)).findFirst();
  }
}
