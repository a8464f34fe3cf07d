package dev.plumbline.remedy;

import dev.plumbline.finding.Finding;
import dev.plumbline.parity.Mapping;
import dev.plumbline.parity.ParityDifference;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** A column that is missing. */
final class AddedColumn {

  private AddedColumn() {}

  static void missing(Finding finding, ParityDifference.OfColumn difference, Draft draft) {
    Column mapped = Objects.requireNonNull(difference.mapped());
    if (difference.attribute() != null && difference.attribute().is(Mapping.Trait.UNTYPED)) {
      draft.leave(
          finding,
          "Only the code of the attribute's type knows of what type the column has to be: Hibernate"
              + " has no name for it. Write a changeSet with that type, and say it in"
              + " @Column(columnDefinition).");
    } else {
      add(finding, difference.table(), mapped, draft);
    }
  }

  private static void add(Finding finding, Table table, Column column, Draft draft) {
    Optional<Column> otherCase =
        table.columns().stream()
            .filter(other -> other.name().equalsIgnoreCase(column.name()))
            .findFirst();
    if (otherCase.isPresent()) {
      draft.leave(
          finding,
          "There is a column \""
              + otherCase.get().name()
              + "\", spelled otherwise: a second, empty one would hide its values. Name that one in"
              + " @Column, or rename it in a changeSet of your own.");
      return;
    }
    boolean filled =
        column.defaultExpression() != null
            || column.identity() != null
            || column.generation() != null;
    boolean fillFirst = !column.nullable() && !filled;
    List<String> risks = new ArrayList<>();
    if (fillFirst) {
      risks.add(
          "Existing rows hold null in it until somebody fills them, and the next changeSets fail"
              + " while one does. If the table has rows, put an UPDATE into this changeSet.");
    }
    if (column.identity() != null
        || (column.generation() != null && column.generation().stored())) {
      risks.add("Rewrites the whole table; nobody can read or write it meanwhile.");
    }
    renamed(table, column, draft).ifPresent(risks::add);
    String alter = "ALTER TABLE " + Sql.name(table.name());
    draft.add(
        Phase.COLUMNS,
        finding,
        "add column " + table.label() + "." + column.name(),
        List.of(
            alter + " ADD COLUMN " + Definitions.columnBut(column, fillFirst || column.nullable())),
        List.of(alter + " DROP COLUMN " + Sql.name(column.name())),
        risks.toArray(String[]::new));
    if (fillFirst) {
      NotNullRemedy.require(table, column.name(), finding, draft);
    }
  }

  /** A new name in the entity looks like a new column. */
  private static Optional<String> renamed(Table table, Column column, Draft draft) {
    String candidates =
        table.columns().stream()
            .filter(other -> other.type().equals(column.type()))
            .filter(other -> isUnmapped(table, other, draft))
            .map(Column::name)
            .collect(Collectors.joining(", "));
    return candidates.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "If it is only a new name for "
                + candidates
                + ", which no attribute maps, use RENAME COLUMN instead: this one begins empty.");
  }

  private static boolean isUnmapped(Table table, Column column, Draft draft) {
    return draft
        .mapped()
        .table(table.name())
        .flatMap(mapped -> mapped.column(column.name()))
        .isEmpty();
  }
}
