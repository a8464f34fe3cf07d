package dev.plumbline.rows;

import dev.plumbline.rows.ServerFacts.Condition;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.ForeignKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where each column of a table takes its values from: from a parent's key, from the row's number,
 * or, together with the columns that are in the same conditions, from what has passed them.
 *
 * @param joins of the foreign keys whose parents have rows
 * @param values of the columns that no condition is about, by their names
 * @param groups the other columns, those together that share a condition
 */
record RowPlan(
    Target target, List<ParentJoin> joins, Map<String, RowValue> values, List<Group> groups) {

  /**
   * Columns that have to be chosen together.
   *
   * @param conditions that they have to meet
   * @param candidates for each of the columns
   */
  record Group(List<String> columns, List<Condition> conditions, List<List<RowValue>> candidates) {}

  /**
   * A plan.
   *
   * @param joins of the foreign keys whose parents have rows
   */
  static RowPlan of(Target target, ColumnValues columns, List<ParentJoin> joins) {
    Map<String, RowValue> referring = referring(target, columns, joins);
    List<Set<String>> together = together(target);
    Map<String, RowValue> values = new HashMap<>();
    List<Group> groups = new ArrayList<>();
    for (Set<String> names : together) {
      List<Column> members =
          target.columns().stream().filter(column -> names.contains(column.name())).toList();
      List<Condition> conditions =
          target.conditions().stream().filter(c -> names.containsAll(c.columns())).toList();
      groups.add(
          new Group(
              members.stream().map(Column::name).toList(),
              conditions,
              members.stream()
                  .map(column -> candidates(target, columns, column, conditions, referring))
                  .toList()));
    }
    Set<String> grouped = new HashSet<>();
    groups.forEach(group -> grouped.addAll(group.columns()));
    for (Column column : target.columns()) {
      if (!grouped.contains(column.name())) {
        RowValue value = referring.get(column.name());
        values.put(column.name(), value == null ? columns.free(column) : value);
      }
    }
    return new RowPlan(target, joins, values, groups);
  }

  private static List<RowValue> candidates(
      Target target,
      ColumnValues columns,
      Column column,
      List<Condition> conditions,
      Map<String, RowValue> referring) {
    RowValue value = referring.get(column.name());
    if (value == null) {
      return columns.candidates(column, conditions);
    }
    boolean mayBeNull =
        target.isNullable(column.name())
            && target.foreignKeys().stream()
                .filter(key -> key.columns().contains(column.name()))
                .allMatch(target::isOptional);
    return mayBeNull && !value.equals(RowValue.NULL)
        ? List.of(value, RowValue.NULL)
        : List.of(value);
  }

  /** What foreign keys decide. */
  private static Map<String, RowValue> referring(
      Target target, ColumnValues columns, List<ParentJoin> joins) {
    Map<String, RowValue> values = new HashMap<>();
    for (ParentJoin join : joins) {
      for (String column : join.key().columns()) {
        if (!join.assigned().containsKey(column)) {
          RowValue key = RowValue.repeated(join.value(column));
          values.put(
              column,
              target.isOptional(join.key())
                  ? columns.withNulls(column, join.key().name(), key)
                  : key);
        }
      }
    }
    Set<ForeignKey> joined = joins.stream().map(ParentJoin::key).collect(Collectors.toSet());
    for (ForeignKey key : target.foreignKeys()) {
      if (!joined.contains(key)) {
        key.columns().stream()
            .filter(target::isNullable)
            .forEach(column -> values.putIfAbsent(column, RowValue.NULL));
        if (isOwn(target, key) && !target.isOptional(key)) {
          ownKey(target, columns, key, values);
        }
      }
    }
    return values;
  }

  /** A row that has to refer to one of its own table refers to itself, until there are others. */
  private static void ownKey(
      Target target, ColumnValues columns, ForeignKey key, Map<String, RowValue> values) {
    for (String name : key.columns()) {
      key.targetOf(name)
          .flatMap(to -> target.table().column(to))
          .filter(to -> !to.name().equals(name))
          .ifPresent(
              to -> {
                RowValue own = values.getOrDefault(to.name(), columns.free(to));
                values.putIfAbsent(name, own);
              });
    }
  }

  static boolean isOwn(Target target, ForeignKey key) {
    return target.lineage().stream().anyMatch(table -> table.name().equals(key.target()));
  }

  /** Columns that conditions tie together. */
  private static List<Set<String>> together(Target target) {
    List<Set<String>> sets = new ArrayList<>();
    for (Condition condition : target.conditions()) {
      if (condition.columns().isEmpty()) {
        continue; // of the row as a whole, or of none
      }
      Set<String> merged = new HashSet<>(condition.columns());
      List<Set<String>> touched =
          sets.stream().filter(set -> set.stream().anyMatch(merged::contains)).toList();
      touched.forEach(merged::addAll);
      sets.removeAll(touched);
      sets.add(merged);
    }
    return sets;
  }
}
