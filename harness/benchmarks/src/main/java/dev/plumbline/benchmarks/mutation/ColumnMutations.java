package dev.plumbline.benchmarks.mutation;

import static dev.plumbline.benchmarks.mutation.Sql.alter;
import static dev.plumbline.benchmarks.mutation.Sql.quoted;
import static dev.plumbline.benchmarks.mutation.Verdict.harmless;
import static dev.plumbline.benchmarks.mutation.Verdict.matters;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Table;
import java.util.stream.Stream;

/** Columns that come and go. */
final class ColumnMutations {

  private static final String NEW = "plumbline_added";

  private ColumnMutations() {}

  static Stream<Mutation> of(MutationTarget target) {
    return target
        .tables()
        .flatMap(
            table ->
                Stream.concat(
                    table.columns().stream().flatMap(column -> changed(target, table, column)),
                    added(target, table)));
  }

  private static Stream<Mutation> changed(MutationTarget target, Table table, Column column) {
    boolean mapped = target.isMapped(table, column);
    Mutations mutations = Mutations.of(table, column.name());
    mutations.add(
        "column commented",
        harmless("comments are for people"),
        "comment on column "
            + quoted(table.name())
            + "."
            + quoted(column.name())
            + " is 'changed'");
    boolean takesOthersWithIt = !mapped && target.isEntangled(table, column);
    if (!takesOthersWithIt) {
      mutations.add(
          "column dropped",
          matters("every statement of the entity mentions it").onlyIf(mapped),
          alter(table, "drop column " + quoted(column.name()) + (mapped ? " cascade" : "")));
      mutations.add(
          "column renamed",
          matters("every statement of the entity mentions the old name").onlyIf(mapped),
          alter(table, "rename column " + quoted(column.name()) + " to plumbline_renamed"));
    }
    return mutations.stream();
  }

  private static Stream<Mutation> added(MutationTarget target, Table table) {
    Mutations mutations = Mutations.of(table, NEW);
    mutations.add(
        "column added, nullable",
        harmless("INSERTs that leave it out store null"),
        alter(table, "add column " + NEW + " text"));
    mutations.add(
        "column added, required with a default",
        harmless("INSERTs that leave it out store the default"),
        alter(table, "add column " + NEW + " integer not null default 0"));
    mutations.add(
        "column added, generated",
        harmless("INSERTs leave it out, as they must"),
        alter(table, "add column " + NEW + " integer generated always as (1) stored"));
    mutations.add(
        "column added, required without a default",
        matters("every INSERT of the entity leaves it out, which stores null")
            .onlyIf(target.isMapped(table)),
        alter(table, "add column " + NEW + " integer not null"));
    return mutations.stream();
  }
}
