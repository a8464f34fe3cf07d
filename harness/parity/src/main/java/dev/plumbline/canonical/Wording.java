package dev.plumbline.canonical;

import dev.plumbline.schema.Check;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Domain;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.Policy;
import dev.plumbline.schema.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The expressions of a table or domain, by the place in which another must have them to be alike:
 * {@code default of kind}, {@code checks}, ….
 */
final class Wording {

  private final Map<String, Set<String>> expressions = new HashMap<>();

  private Wording() {}

  static Wording of(Table table) {
    Wording wording = new Wording();
    for (Column column : table.columns()) {
      Column.Generation generation = column.generation();
      wording.add("default of " + column.name(), column.defaultExpression());
      wording.add("value of " + column.name(), generation == null ? null : generation.expression());
    }
    wording.checks(table.checks());
    table.indexes().forEach(index -> wording.index(index.parts(), index.predicate()));
    table.constraints().exclusions().forEach(x -> wording.index(x.parts(), x.predicate()));
    for (Policy policy : table.rowSecurity().policies()) {
      wording.add("policies", policy.using());
      wording.add("policies", policy.withCheck());
    }
    Table.View view = table.view();
    wording.add("query", view == null ? null : view.query());
    return wording;
  }

  static Wording of(Domain domain) {
    Wording wording = new Wording();
    wording.add("default", domain.defaultExpression());
    wording.checks(domain.checks());
    return wording;
  }

  /**
   * Whether each of the two has an expression that the other lacks, in a place where the other has
   * one that may mean the same.
   */
  boolean disagreesWith(Wording other) {
    return expressions.entrySet().stream()
        .anyMatch(
            place -> {
              Set<String> counterparts = other.expressions.getOrDefault(place.getKey(), Set.of());
              return !counterparts.containsAll(place.getValue())
                  && !place.getValue().containsAll(counterparts);
            });
  }

  private void checks(Collection<Check> checks) {
    checks.forEach(check -> add("checks", check.expression()));
  }

  private void index(List<Index.Part> parts, @Nullable String predicate) {
    parts.stream()
        .filter(Index.Part::isExpression)
        .forEach(part -> add("index expressions", part.key()));
    add("index predicates", predicate);
  }

  private void add(String place, @Nullable String expression) {
    if (expression != null) {
      expressions.computeIfAbsent(place, key -> new HashSet<>()).add(expression);
    }
  }
}
