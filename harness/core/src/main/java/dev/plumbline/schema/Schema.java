package dev.plumbline.schema;

import java.util.List;
import java.util.Optional;

/**
 * What a service's database is made of, rows aside, as one immutable value.
 *
 * <p>Left out are PostgreSQL's own namespaces, objects that an extension owns and Liquibase's two
 * tables. Deliberately left out are:
 *
 * <ul>
 *   <li>what belongs to the server or its operator: roles and passwords, owners, tablespaces
 *       themselves, settings of roles and databases, the progress of replication, grants on
 *       PostgreSQL's own objects;
 *   <li>what is secret: options of user mappings, connections of subscriptions;
 *   <li>what is data: large objects, statistics, the position of a sequence, whether a materialized
 *       view has been filled.
 * </ul>
 *
 * @param namespaces sorted by name
 * @param extensions sorted by name, {@code plpgsql} left out
 * @param collations sorted by name
 * @param tables tables, partitions and views, sorted by name
 * @param sequences sorted by name; those inside identity columns are part of {@link
 *     Column#identitySequence()}
 * @param enumTypes sorted by name
 * @param domains sorted by name
 * @param compositeTypes sorted by name
 * @param rangeTypes sorted by name
 * @param routines functions, procedures and aggregates, sorted by name and arguments
 * @param otherObjects of kinds that few services have, sorted by kind and name
 */
public record Schema(
    List<Namespace> namespaces,
    List<Extension> extensions,
    List<Collation> collations,
    List<Table> tables,
    List<Sequence> sequences,
    List<EnumType> enumTypes,
    List<Domain> domains,
    List<CompositeType> compositeTypes,
    List<RangeType> rangeTypes,
    List<Routine> routines,
    List<OtherObject> otherObjects) {

  public Schema {
    namespaces = List.copyOf(namespaces);
    extensions = List.copyOf(extensions);
    collations = List.copyOf(collations);
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
    enumTypes = List.copyOf(enumTypes);
    domains = List.copyOf(domains);
    compositeTypes = List.copyOf(compositeTypes);
    rangeTypes = List.copyOf(rangeTypes);
    routines = List.copyOf(routines);
    otherObjects = List.copyOf(otherObjects);
  }

  /** The schema of a database in which nobody has created anything. */
  public static Schema empty() {
    return new Schema(
        List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
        List.of(), List.of(), List.of());
  }

  /** The table of that name. */
  public Optional<Table> table(QualifiedName name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /** The sequence of that name. */
  public Optional<Sequence> sequence(QualifiedName name) {
    return sequences.stream().filter(sequence -> sequence.name().equals(name)).findFirst();
  }

  /** The enum type of that name. */
  public Optional<EnumType> enumType(QualifiedName name) {
    return enumTypes.stream().filter(type -> type.name().equals(name)).findFirst();
  }

  /**
   * Whether nobody has created anything yet in which rows or code live. What an operator prepares
   * (default privileges, publications, …) does not count.
   */
  public boolean isEmpty() {
    return extensions.isEmpty()
        && collations.isEmpty()
        && tables.isEmpty()
        && sequences.isEmpty()
        && enumTypes.isEmpty()
        && domains.isEmpty()
        && compositeTypes.isEmpty()
        && rangeTypes.isEmpty()
        && routines.isEmpty()
        && namespaces.stream().allMatch(namespace -> namespace.name().equals("public"));
  }
}
