package dev.plumbline.remedy;

import dev.plumbline.finding.Finding;
import dev.plumbline.parity.Mapping;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Repairs in the making: who finds a remedy writes it here. */
final class Draft {

  private final Mapping mapping;
  private final Schema actual;
  private final NewNames names;
  private final Map<String, SchemaObject> replaced = new HashMap<>();
  private final Map<Phase, List<RepairStep>> steps = new EnumMap<>(Phase.class);
  private final List<Unrepaired> unrepaired = new ArrayList<>();

  Draft(Mapping mapping, Schema actual) {
    this.mapping = mapping;
    this.actual = actual;
    this.names = new NewNames(actual);
  }

  Schema mapped() {
    return mapping.schema();
  }

  /** Whether these columns are unique only because of the kind of association they are for. */
  boolean isUniqueByAssociation(QualifiedName table, Collection<String> columns) {
    return Optional.ofNullable(mapping.tables().get(table))
        .filter(
            known ->
                !columns.isEmpty()
                    && columns.stream()
                        .map(known.columns()::get)
                        .allMatch(
                            column ->
                                column != null && column.is(Mapping.Trait.UNIQUE_BY_ASSOCIATION)))
        .isPresent();
  }

  /** Whether only the code of the attribute knows of what type the column has to be. */
  boolean isUntyped(QualifiedName table, String column) {
    return Optional.ofNullable(mapping.tables().get(table))
        .map(known -> known.columns().get(column))
        .filter(known -> known.is(Mapping.Trait.UNTYPED))
        .isPresent();
  }

  Schema actual() {
    return actual;
  }

  NewNames names() {
    return names;
  }

  /** Whether a column's type is one of the database's domains. */
  boolean isDomain(String type) {
    return actual.domains().stream().anyMatch(domain -> Sql.name(domain.name()).equals(type));
  }

  /**
   * Whether that constraint has to go for the wanted one. It goes once, for the first that asks,
   * though several may be expected in its place.
   */
  boolean replaces(QualifiedName table, String constraint, SchemaObject wanted) {
    return wanted.equals(replaced.computeIfAbsent(table + "." + constraint, key -> wanted));
  }

  /** Adds a step; one that does the same already is just given the finding. */
  void add(Phase phase, RepairStep step) {
    List<RepairStep> peers = steps.computeIfAbsent(phase, key -> new ArrayList<>());
    for (int i = 0; i < peers.size(); i++) {
      if (peers.get(i).doesTheSameAs(step)) {
        peers.set(i, peers.get(i).and(step));
        return;
      }
    }
    peers.add(step);
  }

  /** A step in a transaction. */
  void add(
      Phase phase,
      Finding finding,
      String title,
      List<String> statements,
      List<String> rollback,
      String... risks) {
    add(phase, new RepairStep(title, statements, rollback, true, List.of(risks), List.of(finding)));
  }

  /** A step that PostgreSQL refuses to run in a transaction. */
  void addOutsideOfTransaction(
      Phase phase,
      Finding finding,
      String title,
      List<String> statements,
      List<String> rollback,
      String... risks) {
    add(
        phase,
        new RepairStep(title, statements, rollback, false, List.of(risks), List.of(finding)));
  }

  /** There is nothing to be done about it by a changeSet. */
  void leave(Finding finding, String reason) {
    unrepaired.add(new Unrepaired(finding, reason));
  }

  /** The namespace that a new object needs. */
  void namespace(String name, Finding finding) {
    if (actual.namespaces().stream().noneMatch(namespace -> namespace.name().equals(name))) {
      add(
          Phase.NAMESPACES,
          finding,
          "create schema " + name,
          List.of("CREATE SCHEMA " + Sql.name(name)),
          List.of("DROP SCHEMA " + Sql.name(name)));
    }
  }

  Repairs repairs() {
    return new Repairs(steps.values().stream().flatMap(List::stream).toList(), unrepaired);
  }
}
