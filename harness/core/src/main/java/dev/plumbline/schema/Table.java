package dev.plumbline.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table, a partition, or anything else that is read like one.
 *
 * @param name of the table
 * @param type what kind of relation it is
 * @param unlogged whether a crash empties it
 * @param columns in the order of {@code SELECT *}
 * @param constraints all of them
 * @param indexes those that no constraint owns, sorted by name
 * @param triggers sorted by name
 * @param rules sorted by name
 * @param switchedTriggers those that PostgreSQL keeps by itself, for a constraint or as a
 *     partition's copy, and that somebody has switched: {@code fk_customer disabled}; sorted
 * @param rowSecurity who sees which rows
 * @param inheritance where it stands among partitions, or among tables that inherit
 * @param view what a view computes, or null
 * @param foreign what a foreign table stands for
 * @param replicaIdentity by what subscribers find a row, where not by the primary key: {@code
 *     FULL}, {@code NOTHING}, {@code INDEX ix_code}; or null
 * @param tuning how its rows are kept
 * @param grants sorted by grantee
 * @param comment or null
 */
public record Table(
    QualifiedName name,
    Type type,
    boolean unlogged,
    List<Column> columns,
    Constraints constraints,
    List<Index> indexes,
    List<Trigger> triggers,
    List<Rule> rules,
    List<String> switchedTriggers,
    RowSecurity rowSecurity,
    Inheritance inheritance,
    @Nullable View view,
    Foreign foreign,
    @Nullable String replicaIdentity,
    Tuning tuning,
    List<Grant> grants,
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

  /**
   * The constraints of a table.
   *
   * @param primaryKey or null
   * @param uniqueConstraints sorted by name
   * @param foreignKeys sorted by name
   * @param checks sorted by name
   * @param exclusions sorted by name
   * @param notNulls only those that a column's nullability does not tell, sorted by name
   */
  public record Constraints(
      @Nullable PrimaryKey primaryKey,
      List<UniqueConstraint> uniqueConstraints,
      List<ForeignKey> foreignKeys,
      List<Check> checks,
      List<ExclusionConstraint> exclusions,
      List<NotNull> notNulls)
      implements PropertyGroup {

    public Constraints {
      uniqueConstraints = List.copyOf(uniqueConstraints);
      foreignKeys = List.copyOf(foreignKeys);
      checks = List.copyOf(checks);
      exclusions = List.copyOf(exclusions);
      notNulls = List.copyOf(notNulls);
    }
  }

  /**
   * Row-level security.
   *
   * @param rowSecurityEnabled whether policies apply
   * @param rowSecurityForced whether they apply to the owner, too
   * @param policies sorted by name
   */
  public record RowSecurity(
      boolean rowSecurityEnabled, boolean rowSecurityForced, List<Policy> policies)
      implements PropertyGroup {

    public RowSecurity {
      policies = List.copyOf(policies);
    }
  }

  /**
   * Partitions and inheritance.
   *
   * @param parents the partitioned table that this is a partition of, or the tables that it
   *     inherits from, in declared order
   * @param partitionBound which rows of the parent a partition holds, as PostgreSQL prints it, or
   *     null
   * @param partitionKey by which a partitioned table (or partition) is divided, as PostgreSQL
   *     prints it: {@code RANGE (day)}, or null
   * @param detachPending whether {@code DETACH … CONCURRENTLY} was cut off: statements on the
   *     parent do not see the partition any more
   * @param ofType the composite type of a typed table, or null
   * @param partitionIndexes of a partition, attached to the parent's; sorted by name
   */
  public record Inheritance(
      List<QualifiedName> parents,
      @Nullable String partitionBound,
      @Nullable String partitionKey,
      boolean detachPending,
      @Nullable String ofType,
      List<PartitionIndex> partitionIndexes)
      implements PropertyGroup {

    public Inheritance {
      parents = List.copyOf(parents);
      partitionIndexes = List.copyOf(partitionIndexes);
    }
  }

  /**
   * What a foreign table stands for.
   *
   * @param foreignServer that has the rows; null for all other tables
   * @param foreignOptions sorted, without secrets
   */
  public record Foreign(@Nullable String foreignServer, List<String> foreignOptions)
      implements PropertyGroup {

    public Foreign {
      foreignOptions = List.copyOf(foreignOptions);
    }
  }

  /**
   * How the rows of a table are kept.
   *
   * @param accessMethod where it is not {@code heap}, or null
   * @param tablespace where it is not the database's own, or null
   * @param parameters such as {@code fillfactor=70}, sorted; those of its TOAST table begin with
   *     {@code toast.}
   * @param clusteredOn the index by which CLUSTER sorts the rows, or null
   */
  public record Tuning(
      @Nullable String accessMethod,
      @Nullable String tablespace,
      List<String> parameters,
      @Nullable String clusteredOn)
      implements PropertyGroup {

    public Tuning {
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * What a view or materialized view computes. Whether the latter has been filled is data and left
   * out.
   *
   * @param query as PostgreSQL prints it
   * @param options of a view, such as {@code security_barrier=true}, sorted
   * @param writable whether rows can be inserted, updated and deleted through it: because it is
   *     simple enough for PostgreSQL to see how, or by triggers or rules that say how
   */
  public record View(String query, List<String> options, boolean writable)
      implements PropertyGroup {

    public View {
      options = List.copyOf(options);
    }
  }

  public Table {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
    triggers = List.copyOf(triggers);
    rules = List.copyOf(rules);
    switchedTriggers = List.copyOf(switchedTriggers);
    grants = List.copyOf(grants);
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
    for (Column column : columns) { // asked so often that a stream would show
      if (column.name().equals(columnName)) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  /** The primary key, or null. */
  public @Nullable PrimaryKey primaryKey() {
    return constraints.primaryKey();
  }

  /** The unique constraints, sorted by name. */
  public List<UniqueConstraint> uniqueConstraints() {
    return constraints.uniqueConstraints();
  }

  /** The foreign keys, sorted by name. */
  public List<ForeignKey> foreignKeys() {
    return constraints.foreignKeys();
  }

  /** The check constraints, sorted by name. */
  public List<Check> checks() {
    return constraints.checks();
  }
}
