package dev.plumbline.remedy;

import dev.plumbline.finding.Finding;
import dev.plumbline.parity.ParityDifference.OfSequence;
import dev.plumbline.schema.Sequence;
import java.util.List;
import java.util.Objects;

/** Sequences that entities draw their keys from. */
final class SequenceRemedy {

  private static final String DRAWN_BEYOND =
      "The rollback fails once it has been drawn beyond the old range.";

  private SequenceRemedy() {}

  static void missing(Finding finding, OfSequence difference, Draft draft) {
    Sequence sequence = Objects.requireNonNull(difference.mapped());
    draft.namespace(sequence.name().namespace(), finding);
    String name = Sql.name(sequence.name());
    draft.add(
        Phase.SEQUENCES,
        finding,
        "create sequence " + sequence.label(),
        List.of("CREATE SEQUENCE " + name + options(sequence)),
        List.of("DROP SEQUENCE " + name),
        "It starts at "
            + sequence.start()
            + ". If rows with ids are there already, let it go on after them: SELECT setval("
            + (Sql.literal(name) + ", …)."));
  }

  /** Only what is not as PostgreSQL would have it anyway. */
  private static String options(Sequence sequence) {
    return (sequence.type().equals("bigint") ? "" : " AS " + sequence.type())
        + (sequence.increment() == 1 ? "" : " INCREMENT BY " + sequence.increment())
        + (sequence.minimum() == 1 ? "" : " MINVALUE " + sequence.minimum())
        + (sequence.maximum() == Long.MAX_VALUE ? "" : " MAXVALUE " + sequence.maximum())
        + (sequence.start() == 1 ? "" : " START WITH " + sequence.start())
        + (sequence.cache() == 1 ? "" : " CACHE " + sequence.cache())
        + (sequence.cycle() ? " CYCLE" : "");
  }

  /** What both sides have, as one side wants it. */
  private interface Property {
    String of(Sequence sequence);
  }

  static void increment(Finding finding, OfSequence difference, Draft draft) {
    alter(
        finding,
        difference,
        draft,
        sequence -> "INCREMENT BY " + sequence.increment(),
        "Instances that run with another allocationSize at that moment may draw the same keys: stop"
            + " them first.");
  }

  static void range(Finding finding, OfSequence difference, Draft draft) {
    Sequence actual = Objects.requireNonNull(difference.actual());
    if (difference.mapped() == null) { // it counts a column's identity
      String alter = "ALTER SEQUENCE " + Sql.name(actual.name());
      draft.add(
          Phase.SEQUENCES,
          finding,
          "let sequence " + actual.name() + " go on to the end of its type",
          List.of(alter + " NO MAXVALUE"),
          List.of(alter + " MAXVALUE " + actual.maximum()),
          DRAWN_BEYOND);
      return;
    }
    alter(
        finding,
        difference,
        draft,
        sequence ->
            ("AS " + sequence.type() + " MINVALUE " + sequence.minimum())
                + (" MAXVALUE " + sequence.maximum())
                + (sequence.cycle() ? " CYCLE" : " NO CYCLE"),
        DRAWN_BEYOND);
  }

  static void start(Finding finding, OfSequence difference, Draft draft) {
    alter(
        finding,
        difference,
        draft,
        sequence -> "START WITH " + sequence.start(),
        "Where it has been drawn from already, it goes on from there; one that is lower than the new"
            + " start needs: SELECT setval("
            + (Sql.literal(Sql.name(Objects.requireNonNull(difference.actual()).name()))
                + ", …)."));
  }

  static void unlogged(Finding finding, OfSequence difference, Draft draft) {
    alter(
        finding,
        difference,
        draft,
        sequence -> sequence.unlogged() ? "SET UNLOGGED" : "SET LOGGED",
        "It must not be drawn from meanwhile.");
  }

  private static void alter(
      Finding finding, OfSequence difference, Draft draft, Property property, String risk) {
    Sequence mapped = Objects.requireNonNull(difference.mapped());
    Sequence actual = Objects.requireNonNull(difference.actual());
    String alter = "ALTER SEQUENCE " + Sql.name(actual.name()) + " ";
    draft.add(
        Phase.SEQUENCES,
        finding,
        "alter sequence " + actual.name(),
        List.of(alter + property.of(mapped)),
        List.of(alter + property.of(actual)),
        risk);
  }
}
