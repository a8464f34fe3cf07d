package dev.plumbline.benchmarks.mutation;

import static dev.plumbline.benchmarks.mutation.Verdict.harmless;
import static dev.plumbline.benchmarks.mutation.Verdict.matters;
import static dev.plumbline.benchmarks.mutation.Verdict.noteworthy;

import dev.plumbline.parity.Mapping.Trait;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Other types. Values that were saved must come back as they were, and what the mapping declares of
 * its values (a length, a precision) must hold for those that others write, too.
 */
final class ColumnTypeMutations {

  private static final Pattern SIZED =
      Pattern.compile("(character varying|numeric)\\((\\d+)(?:,(\\d+))?\\)");
  private static final Pattern TIME =
      Pattern.compile("(time|timestamp)(?:\\((\\d)\\))? (with|without) time zone");

  private static final Verdict OVERFLOWS = matters("values that the mapping allows do not fit");
  private static final Verdict ROUNDS = matters("values come back other than they were saved");
  private static final Verdict LOOSE =
      matters("others can store values that the mapping rules out");
  private static final Verdict NOT_CHOSEN = harmless("nobody chose that size");
  private static final Verdict FITS = harmless("every value that the attribute can have fits");
  private static final Verdict READ = harmless("the entity only reads the column");
  private static final Verdict OTHER =
      matters("the driver sends and expects values of another type");

  /** What there is to a type whose name tells all. */
  private static final Map<String, List<Change>> PLAIN =
      Map.ofEntries(
          Map.entry("bigint", List.of(new Change("integer narrowed", "integer", OVERFLOWS))),
          Map.entry(
              "integer",
              List.of(
                  new Change("integer narrowed", "smallint", OVERFLOWS),
                  new Change("integer widened", "bigint", LOOSE))),
          Map.entry("smallint", List.of(new Change("integer widened", "integer", LOOSE))),
          Map.entry("double precision", List.of(new Change("float narrowed", "real", ROUNDS))),
          Map.entry("real", List.of(new Change("float widened", "double precision", LOOSE))),
          Map.entry("text", List.of(new Change("length limited", "varchar(100)", OVERFLOWS))),
          Map.entry("date", List.of(new Change("date with a time", "timestamp", LOOSE))),
          Map.entry("jsonb", List.of(new Change("json instead of jsonb", "json", OTHER))),
          Map.entry("json", List.of(new Change("jsonb instead of json", "jsonb", OTHER))),
          Map.entry("uuid", List.of(new Change("text instead of uuid", "varchar(36)", OTHER))),
          Map.entry(
              "boolean", List.of(new Change("number instead of boolean", "smallint", OTHER))));

  /**
   * One way to change a type.
   *
   * @param kind in words
   * @param type the new one
   * @param verdict what that means to an entity that maps the column
   */
  private record Change(String kind, String type, Verdict verdict) {}

  private ColumnTypeMutations() {}

  static Stream<Mutation> of(MutationTarget target) {
    return target
        .tables()
        .flatMap(
            table ->
                table.columns().stream()
                    .filter(column -> column.generation() == null)
                    .filter(column -> isAsMapped(target, table, column))
                    .flatMap(column -> changes(target, table, column)));
  }

  /** Where the types differ to begin with, a change may as well be an improvement. */
  private static boolean isAsMapped(MutationTarget target, Table table, Column column) {
    return target
        .mapped(table, column)
        .map(mapped -> mapped.type().equals(column.type()))
        .orElse(true);
  }

  /**
   * What is known beyond the type: nobody is to be told that a length differs which nobody chose,
   * or into which all that there is fits.
   */
  private static Verdict verdict(MutationTarget target, Table table, Column column, Change change) {
    List<String> values = target.values(table, column);
    boolean undeclared = target.is(table, column, Trait.DEFAULT_SIZE);
    boolean isMoment = target.is(table, column, Trait.MOMENT);
    boolean isVersion = target.is(table, column, Trait.VERSION);
    return switch (change.kind) {
      case "length raised", "length no longer limited", "precision raised" ->
          undeclared || !values.isEmpty() ? NOT_CHOSEN : change.verdict;
      case "precision no longer limited", "integer widened" ->
          !values.isEmpty() || (undeclared && change.kind.startsWith("precision"))
              ? NOT_CHOSEN
              : change.verdict;
      case "length lowered", "length limited" -> {
        int room = Integer.parseInt(change.type.replaceAll("\\D", ""));
        yield values.isEmpty()
            ? undeclared && isSized(target, table, column) ? NOT_CHOSEN : change.verdict
            : values.stream().allMatch(value -> value.length() <= room) ? FITS : change.verdict;
      }
      case "integer narrowed" -> {
        if (target.isBounded(table, column)) {
          yield noteworthy("a check may rule out what does not fit");
        }
        yield !values.isEmpty() ? FITS : target.isOnlyRead(table, column) ? READ : change.verdict;
      }
      case "precision lowered", "scale raised" -> undeclared ? NOT_CHOSEN : change.verdict;
      case "fractions of a second dropped" ->
          undeclared && !isVersion ? NOT_CHOSEN : change.verdict;
      case "padded with blanks" ->
          values.isEmpty()
              ? change.verdict
              : noteworthy("what is listed is read without blanks, but for discriminators");
      case "time zone added" ->
          isMoment && change.type.startsWith("timestamp")
              ? harmless("the statement says which moment it is")
              : change.verdict;
      case "time zone dropped" ->
          target.is(table, column, Trait.SENT_IN_UTC) && change.type.startsWith("timestamp")
              ? harmless("it is sent and read in UTC")
              : change.verdict;
      case "jsonb instead of json" -> harmless("the same documents");
      default -> change.verdict;
    };
  }

  /** A long text has no size that anybody could leave to Hibernate. */
  private static boolean isSized(MutationTarget target, Table table, Column column) {
    return target.mapped(table, column).filter(mapped -> mapped.type().contains("(")).isPresent();
  }

  private static Stream<Mutation> changes(MutationTarget target, Table table, Column column) {
    boolean mapped = target.isMapped(table, column);
    List<Change> changes = new ArrayList<>(PLAIN.getOrDefault(column.type(), List.of()));
    Matcher sized = SIZED.matcher(column.type());
    if (sized.matches()) {
      changes.addAll(
          sized.group(1).equals("numeric")
              ? decimal(
                  Integer.parseInt(sized.group(2)),
                  sized.group(3) == null ? 0 : Integer.parseInt(sized.group(3)))
              : text(Integer.parseInt(sized.group(2))));
    }
    Matcher time = TIME.matcher(column.type());
    if (time.matches()) {
      changes.addAll(time(time));
    }
    if (!target.isEntangled(table, column)) {
      boolean isText = column.type().startsWith("character") || column.type().equals("text");
      changes.add(new Change("type replaced", isText ? "bytea" : "text", OTHER));
    }
    return changes.stream()
        .map(
            change ->
                new Mutation(
                    change.kind,
                    table.name() + "." + column.name() + " to " + change.type,
                    statements(table, column, change),
                    verdict(target, table, column, change).onlyIf(mapped)));
  }

  /** A default of the old type goes with it where it cannot be cast. */
  private static List<String> statements(Table table, Column column, Change change) {
    String conversion =
        "type " + change.type + " using " + Sql.quoted(column.name()) + "::text::" + change.type;
    return column.defaultExpression() != null && change.verdict.equals(OTHER)
        ? List.of(Sql.alter(table, column, "drop default"), Sql.alter(table, column, conversion))
        : List.of(Sql.alter(table, column, conversion));
  }

  private static List<Change> text(int length) {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change("length raised", "varchar(" + length * 2 + ")", LOOSE));
    changes.add(new Change("length no longer limited", "text", LOOSE));
    if (length > 1) {
      changes.add(new Change("length lowered", "varchar(" + (length - 1) + ")", OVERFLOWS));
      changes.add(new Change("padded with blanks", "char(" + length + ")", ROUNDS));
    }
    return changes;
  }

  private static List<Change> decimal(int precision, int scale) {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change("precision raised", numeric(precision + 1, scale), LOOSE));
    changes.add(new Change("precision no longer limited", "numeric", LOOSE));
    changes.add(new Change("decimal to float", "double precision", ROUNDS));
    if (precision > scale + 1) {
      changes.add(new Change("precision lowered", numeric(precision - 1, scale), OVERFLOWS));
      changes.add(new Change("scale raised", numeric(precision, scale + 1), OVERFLOWS));
    }
    if (scale > 0) {
      changes.add(new Change("scale lowered", numeric(precision, scale - 1), ROUNDS));
    }
    return changes;
  }

  private static String numeric(int precision, int scale) {
    return "numeric(" + precision + "," + scale + ")";
  }

  private static List<Change> time(Matcher time) {
    List<Change> changes = new ArrayList<>();
    String zone = time.group(3);
    int precision = time.group(2) == null ? 6 : Integer.parseInt(time.group(2));
    String opposite = zone.equals("with") ? "without" : "with";
    changes.add(
        new Change(
            "time zone " + (zone.equals("with") ? "dropped" : "added"),
            time.group(1) + "(" + precision + ") " + opposite + " time zone",
            matters("moments shift by the session's time zone")));
    if (precision > 0) {
      changes.add(
          new Change(
              "fractions of a second dropped",
              time.group(1) + "(" + precision / 2 + ") " + zone + " time zone",
              ROUNDS));
    }
    return changes;
  }
}
