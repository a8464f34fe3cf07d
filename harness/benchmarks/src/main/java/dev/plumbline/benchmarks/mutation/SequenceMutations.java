package dev.plumbline.benchmarks.mutation;

import static dev.plumbline.benchmarks.mutation.Sql.quoted;
import static dev.plumbline.benchmarks.mutation.Verdict.harmless;
import static dev.plumbline.benchmarks.mutation.Verdict.matters;
import static dev.plumbline.benchmarks.mutation.Verdict.noteworthy;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Sequence;
import dev.plumbline.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/** Sequences of their own, and those of serial columns. */
final class SequenceMutations {

  private SequenceMutations() {}

  static Stream<Mutation> of(Ground ground) {
    return ground.schema().sequences().stream()
        .flatMap(sequence -> Stream.concat(all(ground, sequence), freed(sequence)));
  }

  private static Stream<Mutation> freed(Sequence sequence) {
    return Stream.ofNullable(sequence.owner())
        .map(
            owner ->
                new Mutation(
                    "sequence owned by nobody",
                    sequence.label(),
                    List.of("alter sequence " + quoted(sequence.name()) + " owned by none"),
                    harmless("it only stays when its column goes")));
  }

  private static Stream<Mutation> all(Ground ground, Sequence sequence) {
    boolean mapped = ground.mapping().schema().sequence(sequence.name()).isPresent();
    String subject = sequence.label();
    String name = quoted(sequence.name());
    String alter = "alter sequence " + name;
    return Stream.of(
        new Mutation(
            "sequence dropped",
            subject,
            List.of("drop sequence " + name + " cascade"),
            mapped
                ? matters("the entity's keys are drawn from it")
                : matters("the entity's keys are drawn from it, by the column's default")
                    .onlyIf(drawsKeys(ground, sequence))),
        new Mutation(
            "sequence renamed",
            subject,
            List.of(alter + " rename to plumbline_renamed"),
            matters("the entity draws its keys by that name").onlyIf(mapped)),
        new Mutation(
            "sequence with a smaller increment",
            subject,
            List.of(alter + " increment by " + (sequence.increment() == 1 ? 2 : 1)),
            matters("Hibernate hands out what lies between two draws, or leaves gaps")
                .onlyIf(mapped)),
        new Mutation(
            "sequence with a larger increment",
            subject,
            List.of(alter + " increment by " + (sequence.increment() * 2)),
            matters("Hibernate's own counting and the sequence's fall apart").onlyIf(mapped)),
        new Mutation(
            "sequence starts elsewhere",
            subject,
            List.of(alter + " start with " + (sequence.start() + 1000)),
            matters("the mapping declares where it starts").onlyIf(mapped)),
        new Mutation(
            "sequence ends early",
            subject,
            List.of(alter + " maxvalue 1000 restart"),
            matters("after some hundred keys, every INSERT fails").onlyIf(mapped)),
        new Mutation(
            "sequence of a smaller type",
            subject,
            List.of(alter + " as smallint"),
            matters("after 32767 keys, every INSERT fails").onlyIf(mapped)),
        new Mutation(
            "sequence made to cycle",
            subject,
            List.of(alter + " cycle"),
            noteworthy("once it is used up, keys repeat").onlyIf(mapped)),
        new Mutation(
            "sequence caches more",
            subject,
            List.of(alter + " cache 20"),
            harmless("every value is drawn once all the same")),
        new Mutation(
            "sequence commented",
            subject,
            List.of("comment on sequence " + name + " is 'changed'"),
            harmless("comments are for people")));
  }

  /** Whether a column that the mapping has as identity takes its default from it. */
  private static boolean drawsKeys(Ground ground, Sequence sequence) {
    return ground.tables().anyMatch(table -> drawsKeys(ground, table, sequence));
  }

  private static boolean drawsKeys(Ground ground, Table table, Sequence sequence) {
    return table.columns().stream()
        .filter(column -> draws(column, sequence))
        .anyMatch(
            column ->
                !ground.isSupplied(table, column) && !column.nullable() && ground.isMapped(table));
  }

  private static boolean draws(Column column, Sequence sequence) {
    String expression = column.defaultExpression();
    return expression != null
        && expression.startsWith("nextval(")
        && expression.contains(sequence.name().name());
  }
}
