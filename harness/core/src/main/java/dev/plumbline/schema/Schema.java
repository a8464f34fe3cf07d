package dev.plumbline.schema;

import java.util.List;
import java.util.Optional;

/**
 * Everything that a service's database is made of, rows aside: one immutable value, equal to
 * another exactly if the databases are of the same shape.
 *
 * <p>PostgreSQL's own namespaces, objects that an extension owns and Liquibase's two tables are
 * left out.
 *
 * @param namespaces sorted by name
 * @param tables tables, partitions and views, sorted by name
 * @param sequences sorted by name
 * @param enumTypes sorted by name
 * @param domains sorted by name
 * @param routines functions and procedures, sorted by name and arguments
 */
public record Schema(
    List<Namespace> namespaces,
    List<Table> tables,
    List<Sequence> sequences,
    List<EnumType> enumTypes,
    List<Domain> domains,
    List<Routine> routines) {

  public Schema {
    namespaces = List.copyOf(namespaces);
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
    enumTypes = List.copyOf(enumTypes);
    domains = List.copyOf(domains);
    routines = List.copyOf(routines);
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

  /** Whether nobody has created anything yet. */
  public boolean isEmpty() {
    return tables.isEmpty()
        && sequences.isEmpty()
        && enumTypes.isEmpty()
        && domains.isEmpty()
        && routines.isEmpty()
        && namespaces.stream().allMatch(namespace -> namespace.name().equals("public"));
  }
}
