package dev.plumbline.benchmarks.mutation;

import static dev.plumbline.benchmarks.mutation.Sql.alter;
import static dev.plumbline.benchmarks.mutation.Sql.quoted;
import static dev.plumbline.benchmarks.mutation.Verdict.harmless;
import static dev.plumbline.benchmarks.mutation.Verdict.matters;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/** Columns that come and go. */
final class ColumnMutations {

  private static final String NEW = "plumbline_added";

  private ColumnMutations() {}

  static Stream<Mutation> of(Ground ground) {
    return ground
        .tables()
        .flatMap(
            table ->
                Stream.concat(
                    table.columns().stream().flatMap(column -> changed(ground, table, column)),
                    added(ground, table)));
  }

  private static Stream<Mutation> changed(Ground ground, Table table, Column column) {
    boolean mapped = ground.isMapped(table, column);
    String subject = table.name() + "." + column.name();
    Mutation comment =
        new Mutation(
            "column commented",
            subject,
            List.of(
                "comment on column "
                    + quoted(table.name())
                    + "."
                    + quoted(column.name())
                    + " is 'changed'"),
            harmless("comments are for people"));
    if (!mapped && ground.isEntangled(table, column)) {
      return Stream.of(comment); // it would take other things with it
    }
    return Stream.of(
        comment,
        new Mutation(
            "column dropped",
            subject,
            List.of(
                alter(table, "drop column " + quoted(column.name()) + (mapped ? " cascade" : ""))),
            matters("every statement of the entity mentions it").onlyIf(mapped)),
        new Mutation(
            "column renamed",
            subject,
            List.of(
                alter(table, "rename column " + quoted(column.name()) + " to plumbline_renamed")),
            matters("every statement of the entity mentions the old name").onlyIf(mapped)));
  }

  private static Stream<Mutation> added(Ground ground, Table table) {
    String subject = table.name() + "." + NEW;
    return Stream.of(
        new Mutation(
            "column added, nullable",
            subject,
            List.of(alter(table, "add column " + NEW + " text")),
            harmless("INSERTs that leave it out store null")),
        new Mutation(
            "column added, required with a default",
            subject,
            List.of(alter(table, "add column " + NEW + " integer not null default 0")),
            harmless("INSERTs that leave it out store the default")),
        new Mutation(
            "column added, generated",
            subject,
            List.of(alter(table, "add column " + NEW + " integer generated always as (1) stored")),
            harmless("INSERTs leave it out, as they must")),
        new Mutation(
            "column added, required without a default",
            subject,
            List.of(alter(table, "add column " + NEW + " integer not null")),
            matters("every INSERT of the entity leaves it out, which stores null")
                .onlyIf(ground.isMapped(table))));
  }
}
