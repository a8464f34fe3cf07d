package dev.plumbline.remedy;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Location;
import dev.plumbline.schema.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sequences that entities draw their keys from. */
final class SequenceRemedy {

  private static final String DRAWN_BEYOND =
      "The rollback fails once it has been drawn beyond the old range.";

  private SequenceRemedy() {}

  static void missing(Finding finding, Location place, Draft draft) {
    Optional<Sequence> mapped = draft.mapped().sequence(place.object());
    if (mapped.isEmpty()) {
      draft.leave(finding, "The mapping does not say what the sequence looks like.");
      return;
    }
    Sequence sequence = mapped.get();
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

  static void increment(Finding finding, Location place, Draft draft) {
    alter(
        finding,
        place,
        draft,
        sequence -> "INCREMENT BY " + sequence.increment(),
        "Instances that run with another allocationSize at that moment may draw the same keys: stop"
            + " them first.");
  }

  static void range(Finding finding, Location place, Draft draft) {
    Optional<Sequence> counting = ofIdentity(place, draft);
    if (draft.mapped().sequence(place.object()).isEmpty() && counting.isPresent()) {
      String alter = "ALTER SEQUENCE " + Sql.name(place.object());
      draft.add(
          Phase.SEQUENCES,
          finding,
          "let sequence " + place.object() + " go on to the end of its type",
          List.of(alter + " NO MAXVALUE"),
          List.of(alter + " MAXVALUE " + counting.get().maximum()),
          DRAWN_BEYOND);
      return;
    }
    alter(
        finding,
        place,
        draft,
        sequence ->
            ("AS " + sequence.type() + " MINVALUE " + sequence.minimum())
                + (" MAXVALUE " + sequence.maximum())
                + (sequence.cycle() ? " CYCLE" : " NO CYCLE"),
        DRAWN_BEYOND);
  }

  /** One that a column owns, which the mapping knows as that column's identity. */
  private static Optional<Sequence> ofIdentity(Location place, Draft draft) {
    return Stream.concat(
            draft.actual().sequence(place.object()).stream(),
            draft.actual().tables().stream()
                .flatMap(table -> table.columns().stream())
                .flatMap(column -> Stream.ofNullable(column.identitySequence())))
        .filter(sequence -> sequence.name().equals(place.object()))
        .findFirst();
  }

  static void start(Finding finding, Location place, Draft draft) {
    if (!place.kind().equals("sequence")) {
      draft.leave(
          finding,
          "A changeSet of its own would set it for every database, also where it has long been"
              + " drawn further. Correct the changeSet that stores the rows while nobody has run"
              + " it; else add one that takes the greater of both: SELECT setval(…,"
              + " greatest(max(id), last_value)).");
      return;
    }
    alter(
        finding,
        place,
        draft,
        sequence -> "START WITH " + sequence.start(),
        "Where it has been drawn from already, it goes on from there; one that is lower than the new"
            + " start needs: SELECT setval("
            + (Sql.literal(Sql.name(place.object())) + ", …)."));
  }

  static void unlogged(Finding finding, Location place, Draft draft) {
    alter(
        finding,
        place,
        draft,
        sequence -> sequence.unlogged() ? "SET UNLOGGED" : "SET LOGGED",
        "It must not be drawn from meanwhile.");
  }

  private static void alter(
      Finding finding, Location place, Draft draft, Property property, String risk) {
    Optional<Sequence> mapped = draft.mapped().sequence(place.object());
    Optional<Sequence> actual = draft.actual().sequence(place.object());
    if (mapped.isEmpty() || actual.isEmpty()) {
      draft.leave(finding, "The sequence is not there on both sides.");
      return;
    }
    String name = Sql.name(place.object());
    draft.add(
        Phase.SEQUENCES,
        finding,
        "alter sequence " + place.object(),
        List.of("ALTER SEQUENCE " + name + " " + property.of(mapped.get())),
        List.of("ALTER SEQUENCE " + name + " " + property.of(actual.get())),
        risk);
  }
}
