package dev.plumbline.schema;

import java.util.List;
import java.util.Optional;

/**
 * What a service's database is made of, rows aside, as one immutable value.
 *
 * <p>Left out are PostgreSQL's own namespaces, objects that an extension owns and Liquibase's two
 * tables. Not read yet are composite and range types, collations, aggregates, rules, row-level
 * security, statistics, grants and storage parameters.
 *
 * @param namespaces sorted by name
 * @param extensions sorted by name, {@code plpgsql} left out
 * @param tables tables, partitions and views, sorted by name
 * @param sequences sorted by name
 * @param enumTypes sorted by name
 * @param domains sorted by name
 * @param routines functions and procedures, sorted by name and arguments
 */
public record Schema(
    List<Namespace> namespaces,
    List<Extension> extensions,
    List<Table> tables,
    List<Sequence> sequences,
    List<EnumType> enumTypes,
    List<Domain> domains,
    List<Routine> routines) {

  public Schema {
    namespaces = List.copyOf(namespaces);
    extensions = List.copyOf(extensions);
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
    enumTypes = List.copyOf(enumTypes);
    domains = List.copyOf(domains);
    routines = List.copyOf(routines);
  }

  /** The schema of a database in which nobody has created anything. */
  public static Schema empty() {
    return new Schema(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
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
    return extensions.isEmpty()
        && tables.isEmpty()
        && sequences.isEmpty()
        && enumTypes.isEmpty()
        && domains.isEmpty()
        && routines.isEmpty()
        && namespaces.stream().allMatch(namespace -> namespace.name().equals("public"));
  }
}
