package dev.plumbline.benchmarks.mutation;

import static dev.plumbline.benchmarks.mutation.Sql.quoted;
import static dev.plumbline.benchmarks.mutation.Verdict.harmless;
import static dev.plumbline.benchmarks.mutation.Verdict.matters;
import static dev.plumbline.benchmarks.mutation.Verdict.noteworthy;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Sequence;
import dev.plumbline.schema.Table;
import java.util.stream.Stream;

/** Sequences of their own, and those of serial columns. */
final class SequenceMutations {

  private SequenceMutations() {}

  static Stream<Mutation> of(MutationTarget target) {
    return target.schema().sequences().stream().flatMap(sequence -> all(target, sequence));
  }

  private static Stream<Mutation> all(MutationTarget target, Sequence sequence) {
    boolean mapped = target.mapping().schema().sequence(sequence.name()).isPresent();
    boolean drawn = mapped || drawsKeys(target, sequence);
    String name = quoted(sequence.name());
    String alter = "alter sequence " + name;
    Mutations mutations = new Mutations(sequence.label());
    mutations.add(
        "sequence dropped",
        mapped
            ? matters("the entity's keys are drawn from it")
            : matters("the entity's keys are drawn from it, by the column's default")
                .onlyIf(drawsKeys(target, sequence)),
        "drop sequence " + name + " cascade");
    mutations.add(
        "sequence renamed",
        matters("the entity draws its keys by that name").onlyIf(mapped),
        alter + " rename to plumbline_renamed");
    boolean oneByOne = sequence.increment() == 1;
    if (!oneByOne) {
      mutations.add(
          "sequence with a smaller increment",
          matters("Hibernate hands out what lies between two draws: keys collide").onlyIf(mapped),
          alter + " increment by 1");
    }
    mutations.add(
        "sequence with a larger increment",
        oneByOne
            ? harmless("Hibernate draws each key by itself; there are gaps")
            : matters("Hibernate's own counting and the sequence's fall apart").onlyIf(mapped),
        alter + " increment by " + (sequence.increment() * 2));
    mutations.add(
        "sequence starts later",
        harmless("no key that it would draw is taken"),
        alter + " start with " + (sequence.start() + 1000));
    if (sequence.start() > 1) {
      boolean declared =
          target
              .mapping()
              .schema()
              .sequence(sequence.name())
              .filter(wanted -> wanted.start() == sequence.start())
              .isPresent();
      mutations.add(
          "sequence starts earlier",
          declared
              ? matters("the mapping leaves the keys before its initialValue to others")
              : harmless("nobody declared where it starts"),
          alter + " start with 1");
    }
    mutations.add(
        "sequence ends early",
        matters("after some hundred keys, every INSERT fails").onlyIf(drawn),
        alter + " maxvalue 1000 restart");
    mutations.add(
        "sequence of a smaller type",
        matters("after 32767 keys, every INSERT fails").onlyIf(drawn),
        alter + " as smallint");
    mutations.add(
        "sequence made to cycle",
        noteworthy("once it is used up, keys repeat").onlyIf(mapped),
        alter + " cycle");
    mutations.add(
        "sequence caches more",
        harmless("every value is drawn once all the same"),
        alter + " cache 20");
    mutations.add(
        "sequence commented",
        harmless("comments are for people"),
        "comment on sequence " + name + " is 'changed'");
    if (sequence.owner() != null) {
      mutations.add(
          "sequence owned by nobody",
          harmless("it only stays when its column goes"),
          alter + " owned by none");
    }
    return mutations.stream();
  }

  /** Whether a column that the mapping has as identity takes its default from it. */
  private static boolean drawsKeys(MutationTarget target, Sequence sequence) {
    return target.tables().anyMatch(table -> drawsKeys(target, table, sequence));
  }

  private static boolean drawsKeys(MutationTarget target, Table table, Sequence sequence) {
    return table.columns().stream()
        .filter(column -> draws(column, sequence))
        .anyMatch(
            column ->
                !target.isSupplied(table, column) && !column.nullable() && target.isMapped(table));
  }

  private static boolean draws(Column column, Sequence sequence) {
    String expression = column.defaultExpression();
    return expression != null
        && expression.startsWith("nextval(")
        && expression.contains(sequence.name().name());
  }
}
