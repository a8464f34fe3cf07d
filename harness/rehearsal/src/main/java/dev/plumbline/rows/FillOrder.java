package dev.plumbline.rows;

import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** In which order tables are filled: those that are referred to before those that refer to them. */
final class FillOrder {

  /**
   * One table, whole.
   *
   * @param targets its partitions, or itself
   * @param later foreign keys to tables that come later
   */
  record Step(QualifiedName table, List<Target> targets, Set<ForeignKey> later) {}

  private final Schema schema;
  private final Map<QualifiedName, List<Target>> open = new LinkedHashMap<>();

  private FillOrder(Schema schema, List<Target> targets) {
    this.schema = schema;
    targets.forEach(
        target ->
            open.computeIfAbsent(target.whole().name(), name -> new ArrayList<>()).add(target));
  }

  static List<Step> of(Schema schema, List<Target> targets) {
    return new FillOrder(schema, targets).steps();
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    while (!open.isEmpty()) {
      QualifiedName next =
          open.keySet().stream().min(Comparator.comparingInt(this::obstacles)).orElseThrow();
      Set<ForeignKey> later = waiting(next);
      steps.add(new Step(next, open.getOrDefault(next, List.of()), later));
      open.remove(next);
    }
    return steps;
  }

  /** A key that may stay empty for a while is less of an obstacle. */
  private int obstacles(QualifiedName table) {
    Target target = open.getOrDefault(table, List.of()).get(0);
    return waiting(table).stream().mapToInt(key -> target.isOptional(key) ? 1 : 1_000).sum();
  }

  /** Foreign keys to other tables that are not filled yet. */
  private Set<ForeignKey> waiting(QualifiedName table) {
    return open.getOrDefault(table, List.of()).stream()
        .flatMap(target -> target.foreignKeys().stream())
        .filter(key -> !whole(key.target()).equals(table))
        .filter(key -> open.containsKey(whole(key.target())))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private QualifiedName whole(QualifiedName table) {
    List<Table> lineage = lineage(schema, table);
    return lineage.isEmpty() ? table : lineage.get(lineage.size() - 1).name();
  }

  /** The table and what it is a partition of, up to the whole; empty if there is none. */
  static List<Table> lineage(Schema schema, QualifiedName name) {
    List<Table> lineage = new ArrayList<>();
    Table table = schema.table(name).orElse(null);
    while (table != null) {
      lineage.add(table);
      table =
          table.type() == Table.Type.PARTITION
              ? schema.table(table.inheritance().parents().get(0)).orElse(null)
              : null;
    }
    return lineage;
  }
}
