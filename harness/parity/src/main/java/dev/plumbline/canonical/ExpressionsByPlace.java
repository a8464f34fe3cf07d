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
final class ExpressionsByPlace {

  private final Map<String, Set<String>> expressions = new HashMap<>();

  private ExpressionsByPlace() {}

  static ExpressionsByPlace of(Table table) {
    ExpressionsByPlace expressions = new ExpressionsByPlace();
    for (Column column : table.columns()) {
      Column.Generation generation = column.generation();
      expressions.add("default of " + column.name(), column.defaultExpression());
      expressions.add(
          "value of " + column.name(), generation == null ? null : generation.expression());
    }
    expressions.checks(table.checks());
    table.indexes().forEach(index -> expressions.index(index.parts(), index.predicate()));
    table.constraints().exclusions().forEach(x -> expressions.index(x.parts(), x.predicate()));
    for (Policy policy : table.rowSecurity().policies()) {
      expressions.add("policies", policy.using());
      expressions.add("policies", policy.withCheck());
    }
    Table.View view = table.view();
    expressions.add("query", view == null ? null : view.query());
    return expressions;
  }

  static ExpressionsByPlace of(Domain domain) {
    ExpressionsByPlace expressions = new ExpressionsByPlace();
    expressions.add("default", domain.defaultExpression());
    expressions.checks(domain.checks());
    return expressions;
  }

  /**
   * Whether each of the two has an expression that the other lacks, in a place where the other has
   * one that may mean the same.
   */
  boolean disagreesWith(ExpressionsByPlace other) {
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
