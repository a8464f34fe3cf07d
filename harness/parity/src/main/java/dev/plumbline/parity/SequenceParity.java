package dev.plumbline.parity;

import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.parity.ParityDifference.Assessment;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Sequence;
import dev.plumbline.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sequences that entities draw their keys from. How many a session caches decides nothing. */
final class SequenceParity {

  /** What {@code @SequenceGenerator} has where nobody gives an initialValue. */
  private static final long DEFAULT_START = 1;

  /** Keys that end here are used up soon. */
  private static final long SOON = Short.MAX_VALUE;

  private static final Assessment UNMAPPED =
      Assessment.of(
          FindingCode.SEQUENCE_UNMAPPED,
          "no such sequence",
          "a sequence that no entity draws from");

  private final Mapping mapping;
  private final Schema mapped;
  private final Consumer<ParityDifference> differences;

  private SequenceParity(Mapping mapping, Consumer<ParityDifference> differences) {
    this.mapping = mapping;
    this.mapped = mapping.schema();
    this.differences = differences;
  }

  static void compare(Mapping mapping, Schema actual, Consumer<ParityDifference> differences) {
    Schema mapped = mapping.schema();
    SequenceParity parity = new SequenceParity(mapping, differences);
    Map<QualifiedName, Sequence> available = sequences(actual);
    for (Sequence sequence : mapped.sequences()) {
      Sequence counterpart = available.get(sequence.name());
      if (counterpart == null) {
        parity.report(sequence, null, missing(sequence, available));
      } else {
        parity.compare(sequence, counterpart);
      }
    }
    mapped.tables().forEach(table -> parity.ofIdentities(table, actual));
    Set<QualifiedName> known =
        mapped.sequences().stream().map(Sequence::name).collect(Collectors.toSet());
    for (Sequence sequence : actual.sequences()) {
      if (sequence.owner() == null && !known.contains(sequence.name())) {
        parity.report(null, sequence, UNMAPPED);
      }
    }
  }

  /** Those inside identity columns can be drawn from, too. */
  private static Map<QualifiedName, Sequence> sequences(Schema schema) {
    Map<QualifiedName, Sequence> sequences = new HashMap<>();
    schema.sequences().forEach(sequence -> sequences.put(sequence.name(), sequence));
    for (Table table : schema.tables()) {
      for (Column column : table.columns()) {
        Sequence sequence = column.identitySequence();
        if (sequence != null) {
          sequences.put(sequence.name(), sequence);
        }
      }
    }
    return sequences;
  }

  private void compare(Sequence wanted, Sequence found) {
    if (wanted.increment() == 1 && found.increment() > 1) {
      report(
          wanted,
          found,
          Assessment.of(
                  FindingCode.SEQUENCE_INCREMENT_MISMATCH,
                  "increment by 1 (the mapping's allocationSize)",
                  "increment by " + found.increment(),
                  "Nothing breaks: Hibernate draws each key by itself, and the keys leave gaps.",
                  "Leave it as it is, or set allocationSize to the sequence's increment, which saves"
                      + " draws.")
              .withSeverity(Severity.NOTE));
    } else if (wanted.increment() != found.increment()) {
      report(
          wanted,
          found,
          Assessment.of(
              FindingCode.SEQUENCE_INCREMENT_MISMATCH,
              "increment by " + wanted.increment() + " (the mapping's allocationSize)",
              "increment by " + found.increment()));
    }
    start(wanted, found);
    range(wanted, found);
    if (found.unlogged() && !wanted.unlogged()) {
      report(
          wanted,
          found,
          Assessment.of(
              FindingCode.SEQUENCE_UNLOGGED,
              "a sequence that survives a crash",
              "an unlogged sequence"));
    }
  }

  /**
   * Where it starts says nothing of where it is. One that starts as Hibernate would have it by
   * default was asked for by nobody, and one that starts beyond what was asked for draws no key
   * that the mapping left free.
   */
  private void start(Sequence wanted, Sequence found) {
    boolean isDeclared = wanted.start() != DEFAULT_START;
    boolean startsBefore =
        wanted.increment() < 0 ? found.start() > wanted.start() : found.start() < wanted.start();
    if (isDeclared && startsBefore) {
      report(
          wanted,
          found,
          Assessment.of(
              FindingCode.SEQUENCE_START_MISMATCH,
              "start with " + wanted.start() + " (the mapping's initialValue)",
              "start with " + found.start()));
    }
  }

  private void range(Sequence wanted, Sequence found) {
    boolean ascending = found.increment() > 0;
    long end = ascending ? found.maximum() : found.minimum();
    boolean endsEarly = ascending ? end < wanted.maximum() : end > wanted.minimum();
    if (found.cycle() && !wanted.cycle()) {
      report(
          wanted,
          found,
          Assessment.of(
              FindingCode.SEQUENCE_RANGE_MISMATCH,
              "a sequence that ends at its last value",
              "one that starts again after " + end,
              "Once it has started again, keys collide: duplicate key value.",
              "Add a changeSet with ALTER SEQUENCE … NO CYCLE."));
    } else if (endsEarly) {
      endsEarly(wanted, found, ascending, end);
    }
  }

  private void endsEarly(Sequence wanted, Sequence found, boolean ascending, long end) {
    List<Column> keys = drawingFrom(wanted);
    boolean isEnough = ascending && keys.stream().allMatch(key -> end >= maximum(key));
    if (!keys.isEmpty() && isEnough) {
      return; // more than the keys can hold is of no use
    }
    boolean mayBeEnough =
        ascending && keys.isEmpty() && mapped.tables().stream().anyMatch(t -> hasKeyUpTo(t, end));
    endsEarly(
        wanted,
        found,
        ascending ? wanted.maximum() : wanted.minimum(),
        end,
        mayBeEnough ? Severity.NOTE : severityOfEnd(end));
  }

  private static Severity severityOfEnd(long end) {
    return Math.abs(end) <= SOON ? Severity.ERROR : FindingCode.SEQUENCE_RANGE_MISMATCH.severity();
  }

  private void endsEarly(
      @Nullable Sequence wanted, Sequence found, long wantedEnd, long end, Severity severity) {
    report(
        wanted,
        found,
        Assessment.of(
                FindingCode.SEQUENCE_RANGE_MISMATCH,
                "values up to " + wantedEnd,
                "values up to " + end,
                "Once it is used up, every INSERT fails: nextval: reached "
                    + (found.increment() > 0 ? "maximum" : "minimum")
                    + " value of sequence \""
                    + found.name().name()
                    + "\".")
            .withSeverity(severity));
  }

  /** Those that count an identity column, whatever they are called in the database. */
  private void ofIdentities(Table table, Schema actual) {
    for (Column column : table.columns()) {
      if (column.identity() != null) {
        actual.table(table.name()).stream()
            .flatMap(found -> found.column(column.name()).stream())
            .forEach(found -> ofIdentity(table, found, actual));
      }
    }
  }

  private void ofIdentity(Table table, Column column, Schema actual) {
    String name = table.name() + "." + column.name();
    Stream.concat(
            Stream.ofNullable(column.identitySequence()),
            actual.sequences().stream().filter(sequence -> name.equals(sequence.owner())))
        .filter(sequence -> sequence.increment() > 0 && sequence.maximum() < maximum(column))
        .forEach(
            sequence ->
                endsEarly(
                    null,
                    sequence,
                    maximum(column),
                    sequence.maximum(),
                    severityOfEnd(sequence.maximum())));
  }

  /** The columns that are known to get their values from it. */
  private List<Column> drawingFrom(Sequence sequence) {
    return mapped.tables().stream()
        .flatMap(
            table ->
                Optional.ofNullable(mapping.tables().get(table.name())).stream()
                    .flatMap(known -> known.columns().entrySet().stream())
                    .filter(column -> sequence.name().equals(column.getValue().sequence()))
                    .flatMap(column -> table.column(column.getKey()).stream()))
        .toList();
  }

  /** Whether some key ends there, too, if it is not known which are drawn from the sequence. */
  private static boolean hasKeyUpTo(Table table, long end) {
    PrimaryKey key = table.primaryKey();
    return key != null
        && key.columns().stream()
            .flatMap(column -> table.column(column).stream())
            .anyMatch(column -> maximum(column) < Long.MAX_VALUE && end >= maximum(column));
  }

  private static long maximum(Column column) {
    return switch (column.type()) {
      case "smallint" -> Short.MAX_VALUE;
      case "integer" -> Integer.MAX_VALUE;
      default -> Long.MAX_VALUE;
    };
  }

  private static Assessment missing(Sequence wanted, Map<QualifiedName, Sequence> available) {
    String elsewhere =
        available.keySet().stream()
            .filter(name -> name.name().equalsIgnoreCase(wanted.name().name()))
            .map(QualifiedName::toString)
            .sorted()
            .findFirst()
            .map(name -> "no such sequence, but there is " + name)
            .orElse("no such sequence");
    return Assessment.of(
        FindingCode.SEQUENCE_MISSING,
        "a sequence that increments by " + wanted.increment(),
        elsewhere,
        "Every INSERT fails: relation \"" + wanted.name().name() + "\" does not exist.");
  }

  private void report(@Nullable Sequence mapped, @Nullable Sequence actual, Assessment assessment) {
    differences.accept(new ParityDifference.OfSequence(mapped, actual, assessment));
  }
}
