package dev.plumbline.benchmarks.mutation;

import static dev.plumbline.benchmarks.mutation.Sql.alter;
import static dev.plumbline.benchmarks.mutation.Sql.quoted;
import static dev.plumbline.benchmarks.mutation.Verdict.harmless;
import static dev.plumbline.benchmarks.mutation.Verdict.matters;
import static dev.plumbline.benchmarks.mutation.Verdict.noteworthy;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Unique constraints. */
final class UniqueMutations {

  private static final Verdict STRICTER =
      noteworthy("duplicates are refused that the mapping allows, perhaps on purpose");

  private final MutationTarget target;
  private final Table table;
  private final UniqueConstraint constraint;
  private final Set<String> columns;
  private final ConstraintChange change;

  private UniqueMutations(MutationTarget target, Table table, UniqueConstraint constraint) {
    this.target = target;
    this.table = table;
    this.constraint = constraint;
    this.columns = new HashSet<>(constraint.columns());
    this.change =
        new ConstraintChange(table, constraint.name(), Mutations.of(table, constraint.name()));
  }

  static Stream<Mutation> of(MutationTarget target) {
    return target
        .tables()
        .flatMap(
            table ->
                Stream.concat(
                    added(target, table),
                    table.uniqueConstraints().stream()
                        .flatMap(unique -> new UniqueMutations(target, table, unique).all())));
  }

  private static Stream<Mutation> added(MutationTarget target, Table table) {
    return table.columns().stream()
        .filter(column -> isKeyable(column) && !target.isEntangled(table, column))
        .limit(2)
        .map(
            column ->
                new Mutation(
                    "unique constraint added",
                    table.name() + "." + column.name(),
                    List.of(alter(table, "add unique (" + quoted(column.name()) + ")")),
                    STRICTER.onlyIf(target.isMapped(table, column))));
  }

  static boolean isKeyable(Column column) {
    return List.of("bigint", "integer", "uuid", "text", "date").contains(column.type())
        || column.type().startsWith("character varying");
  }

  private Stream<Mutation> all() {
    change.renamed("unique constraint renamed", harmless("what it enforces stays"));
    boolean referenced =
        target.schema().tables().stream()
            .flatMap(other -> other.foreignKeys().stream())
            .anyMatch(
                key ->
                    key.target().equals(table.name())
                        && new HashSet<>(key.targetColumns()).equals(columns));
    if (!referenced) {
      replaced();
    }
    return change.mutations().stream();
  }

  private void replaced() {
    change.dropped("unique constraint dropped", weaker(Set.of()));
    table.columns().stream()
        .filter(column -> isKeyable(column) && !columns.contains(column.name()))
        .findFirst()
        .ifPresent(this::widened);
    if (columns.size() > 1) {
      narrowed();
    }
    indexed("unique constraint made a unique index", harmless("it enforces the same"), "");
    indexed(
        "unique constraint made a partial unique index",
        weaker(Set.of()),
        " where " + quoted(constraint.columns().get(0)) + " is null");
    nullsNotDistinct();
    change.replaced(
        "unique constraint made deferrable",
        noteworthy("duplicates are refused at the end of the transaction only"),
        unique(constraint.columns()) + " deferrable initially deferred");
  }

  private void widened(Column column) {
    List<String> more = new ArrayList<>(constraint.columns());
    more.add(column.name());
    change.replaced("unique constraint widened", weaker(new HashSet<>(more)), unique(more));
  }

  private void narrowed() {
    List<String> fewer = constraint.columns().subList(1, columns.size());
    change.replaced(
        "unique constraint narrowed",
        target.declaresUnique(table, columns)
            ? matters("rows are refused that the declared constraint lets through")
            : STRICTER,
        unique(fewer));
  }

  private void nullsNotDistinct() {
    Optional<Table> mapped = target.mapped(table);
    boolean nullable =
        columns.stream().allMatch(name -> table.column(name).filter(Column::nullable).isPresent());
    boolean expected =
        columns.stream()
            .allMatch(
                name ->
                    mapped
                        .flatMap(known -> known.column(name))
                        .filter(Column::nullable)
                        .isPresent());
    if (constraint.nullsDistinct() && nullable) {
      change.replaced(
          "unique constraint made to count nulls as equal",
          !expected
              ? harmless("no entity has null there")
              : target.declaresUnique(table, columns)
                  ? matters("saving a second entity without a value fails")
                  : STRICTER,
          "unique nulls not distinct (" + quoted(constraint.columns()) + ")");
    }
  }

  private Verdict weaker(Set<String> after) {
    return target.losesUniqueness(table, columns, after)
        ? matters("others can store duplicates that the mapping rules out")
        : harmless("the mapping does not rely on it");
  }

  private void indexed(String kind, Verdict verdict, String where) {
    change.replacedBy(
        kind,
        verdict,
        "create unique index "
            + quoted(constraint.name())
            + " on "
            + quoted(table.name())
            + " ("
            + quoted(constraint.columns())
            + ")"
            + where);
  }

  private static String unique(List<String> names) {
    return "unique (" + quoted(names) + ")";
  }
}
