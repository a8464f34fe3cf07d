package dev.plumbline.parity;

import dev.plumbline.comparison.ColumnType;
import dev.plumbline.finding.Severity;
import dev.plumbline.parity.Mapping.Trait;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an attribute whose column has a type of another kind than Hibernate would choose:
 * some the server converts without a word, some it rounds, most it refuses. Each case here was seen
 * with Hibernate's own statements; a test in harness/hibernate repeats that.
 */
final class OtherType {

  /**
   * What happens, and how bad it is.
   *
   * @param consequence for people
   */
  record Effect(Severity severity, String consequence) {}

  private static final Set<String> TEXTS = Set.of("text", "character varying", "name", "citext");
  private static final Set<String> FLOATS = Set.of("real", "double precision");
  private static final String BLANK_PADDED = "character";
  private static final String NUMERIC = "numeric";

  /** Whole numbers with the decimal digits that their largest value takes. */
  private static final Map<String, Integer> DIGITS =
      Map.of("smallint", 5, "integer", 10, "bigint", 19);

  private static final int DIGITS_OF_LONG = 19;
  private static final int DIGITS_OF_REAL = 6;
  private static final int DIGITS_OF_DOUBLE = 15;

  /** What the driver sends of a timestamp, fractions and time zone included. */
  private static final int LENGTH_OF_TIMES = 32;

  /** Their values are sent without a type, so that the server reads them as the column's. */
  private static final List<String> SENT_AS_TEXT = List.of("date", "time", "interval");

  /** Interval is none: a number is no interval. */
  private static final List<String> TEMPORAL = List.of("date", "time");

  private final ColumnPair columns;
  private final ColumnType mapped;
  private final ColumnType actual;

  private OtherType(ColumnPair columns) {
    this.columns = columns;
    this.mapped = ColumnType.parse(columns.mapped().type());
    this.actual = ColumnType.parse(columns.actual().type());
  }

  /** Empty if nothing happens that anybody could notice. */
  static Optional<Effect> effect(ColumnPair columns) {
    return new OtherType(columns).effect();
  }

  private Optional<Effect> effect() {
    if (isText(actual) && isText(mapped)) {
      return Optional.of(otherText());
    }
    if (isEnumType()) {
      return columns.is(Trait.LITERAL) && isText(mapped)
          ? Optional.empty()
          : Optional.of(refused());
    }
    if (isNamedEnum() && isText(actual) && !isCaseInsensitive(actual)) {
      return Optional.of(onlyLiteralsFail());
    }
    Effect converted = isNumber(mapped) && isNumber(actual) ? otherNumber() : otherKind();
    return Optional.of(converted == null ? refused() : converted);
  }

  private boolean isEnumType() {
    return columns.tables().isOfEnumType(columns.actual()) && !isNamedEnum();
  }

  /** Whether Hibernate writes the values as those of an enum type. */
  private boolean isNamedEnum() {
    boolean isListed = columns.attribute().filter(known -> !known.values().isEmpty()).isPresent();
    boolean bothEnums =
        columns.tables().isOfEnumType(columns.actual()) && !isText(mapped) && !isNumber(mapped);
    return bothEnums || (isListed && !isText(mapped) && !isNumber(mapped) && !isBoolean(mapped));
  }

  private static boolean isBoolean(ColumnType type) {
    return type.base().equals("boolean");
  }

  private static boolean isText(ColumnType type) {
    return TEXTS.contains(unqualified(type)) || type.base().equals(BLANK_PADDED);
  }

  /** {@code citext} may be in a namespace of its own. */
  private static String unqualified(ColumnType type) {
    return type.base().substring(type.base().lastIndexOf('.') + 1);
  }

  private static boolean isCaseInsensitive(ColumnType type) {
    return unqualified(type).equals("citext");
  }

  private static boolean isNumber(ColumnType type) {
    return DIGITS.containsKey(type.base())
        || FLOATS.contains(type.base())
        || type.base().equals(NUMERIC);
  }

  private Effect otherText() {
    if (isCaseInsensitive(actual)) {
      return new Effect(
          Severity.WARNING,
          "Strings that differ only in case count as equal: a query finds more rows than it asks"
              + " for, and a unique constraint rejects more values.");
    }
    int room = length(actual);
    int wanted = length(mapped);
    if (actual.base().equals(BLANK_PADDED)) {
      return padded(room, wanted);
    }
    Fit fit = Fit.of(columns);
    if (room < wanted) {
      return new Effect(
          columns.is(Trait.DEFAULT_SIZE) || (fit.isKnown() && fit.rejected().isEmpty())
              ? Severity.NOTE
              : Severity.ERROR,
          actual.base().equals("name")
              ? "Values that are longer than 63 bytes are cut off in silence."
              : ColumnTypeParity.overflow(columns.actual().type()));
    }
    return new Effect(
        Severity.NOTE, "Nothing breaks: the column takes every value that the attribute can have.");
  }

  private static int length(ColumnType type) {
    if (type.base().equals("name")) {
      return 63;
    }
    return type.modifiers().isEmpty()
        ? (type.base().equals(BLANK_PADDED) ? 1 : Integer.MAX_VALUE)
        : type.modifiers().get(0);
  }

  private Effect padded(int room, int wanted) {
    boolean isCharacter = mapped.base().equals(BLANK_PADDED) && wanted == 1 && room > 1;
    if (isCharacter) {
      return new Effect(
          Severity.ERROR,
          "Reading the attribute fails: the value is padded with blanks, which is more than one"
              + " character.");
    }
    List<String> values = columns.attribute().map(Mapping.MappedColumn::values).orElse(List.of());
    if (!values.isEmpty() && values.stream().allMatch(value -> value.length() == room)) {
      return new Effect(Severity.NOTE, "Nothing breaks: all values fill the column.");
    }
    String longer = room < wanted ? " " + ColumnTypeParity.overflow(columns.actual().type()) : "";
    if (columns.is(Trait.DISCRIMINATOR)) {
      return new Effect(
          Severity.ERROR,
          "Reading a row fails: the value is padded with blanks, and no class has such a"
              + " discriminator."
              + longer);
    }
    if (!values.isEmpty()) {
      return new Effect(
          Severity.NOTE, "Nothing breaks: Hibernate reads its values without blanks.");
    }
    return new Effect(
        room == 1 && wanted == 1
            ? Severity.NOTE
            : room < wanted && !columns.is(Trait.DEFAULT_SIZE) ? Severity.ERROR : Severity.WARNING,
        "Shorter values are padded with blanks, so what is read is not what was saved." + longer);
  }

  private @Nullable Effect otherNumber() {
    Integer digits = DIGITS.get(mapped.base());
    if (digits != null) {
      return wholeNumber(digits);
    }
    if (FLOATS.contains(mapped.base()) && actual.base().equals(NUMERIC)) {
      return actual.modifiers().isEmpty()
          ? new Effect(
              Severity.NOTE, "Nothing breaks: the column is more exact than the attribute.")
          : rounded();
    }
    if (mapped.base().equals(NUMERIC) && FLOATS.contains(actual.base())) {
      return rounded();
    }
    boolean hasFractions = mapped.modifiers().size() < 2 || mapped.modifiers().get(1) > 0;
    if (hasFractions || !mapped.base().equals(NUMERIC)) {
      return new Effect(
          columns.is(Trait.DEFAULT_SIZE) && mapped.base().equals(NUMERIC)
              ? Severity.WARNING
              : Severity.ERROR,
          "Fractions are rounded away in silence, so what is read is not what was saved.");
    }
    Integer room = DIGITS.get(actual.base());
    return room == null
        ? null
        : new Effect(
            columns.is(Trait.DEFAULT_SIZE) || room > mapped.modifiers().get(0)
                ? Severity.NOTE
                : Severity.ERROR,
            ColumnTypeParity.overflow(columns.actual().type()));
  }

  /** In a column that can hold fractions, too. */
  private Effect wholeNumber(int digits) {
    int room =
        switch (actual.base()) {
          case "real" -> DIGITS_OF_REAL;
          case "double precision" -> DIGITS_OF_DOUBLE;
          default ->
              actual.modifiers().isEmpty()
                  ? Integer.MAX_VALUE
                  : actual.modifiers().get(0)
                      - (actual.modifiers().size() > 1 ? actual.modifiers().get(1) : 0);
        };
    if (room >= digits) {
      return new Effect(
          Severity.NOTE,
          "Nothing breaks: the column takes every value that the attribute can have.");
    }
    if (FLOATS.contains(actual.base()) && digits == DIGITS_OF_LONG) {
      return new Effect(
          Severity.ERROR,
          "Large values are rounded, and then cannot be read back: bad value for type long.");
    }
    return FLOATS.contains(actual.base())
        ? rounded()
        : new Effect(Severity.ERROR, ColumnTypeParity.overflow(columns.actual().type()));
  }

  private static Effect rounded() {
    return new Effect(
        Severity.WARNING,
        "Values are rounded in silence, so what is read may not be what was saved.");
  }

  private @Nullable Effect otherKind() {
    if (SENT_AS_TEXT.stream().anyMatch(mapped.base()::startsWith)
        && isText(actual)
        && length(actual) < LENGTH_OF_TIMES) {
      return new Effect(
          Severity.ERROR,
          "Values are sent as text and do not fit: value too long for type "
              + columns.actual().type()
              + ".");
    }
    if (SENT_AS_TEXT.stream().anyMatch(mapped.base()::startsWith) && isText(actual)) {
      return new Effect(
          Severity.WARNING,
          "Values are stored as text, in the time zone of whoever writes them; they neither sort"
              + " nor compare as times.");
    }
    if (mapped.base().equals("date") && actual.base().startsWith("timestamp")) {
      return new Effect(
          Severity.WARNING,
          "A time of day that others store is cut off when it is read"
              + (actual.base().contains("with time zone")
                  ? ", and in another time zone the date is another."
                  : "."));
    }
    if (mapped.base().startsWith("timestamp")
        && (actual.base().equals("date") || actual.base().startsWith("time "))) {
      return new Effect(
          Severity.ERROR,
          "Part of the value is cut off in silence, so what is read is not what was saved.");
    }
    if (mapped.base().equals("json") && actual.base().equals("jsonb")) {
      return new Effect(
          Severity.NOTE, "Nothing breaks: the order of keys and blanks are not kept.");
    }
    if (mapped.base().equals("jsonb") && actual.base().equals("json")) {
      return new Effect(
          Severity.ERROR,
          "A query that removes duplicates or groups (select distinct) fails: could not identify an"
              + " equality operator for type json.");
    }
    if (mapped.base().startsWith("json") && isText(actual) && columns.is(Trait.AGGREGATE)) {
      return new Effect(
          Severity.ERROR,
          "A query for one of the embeddable's attributes fails: operator does not exist: "
              + actual.base()
              + " ->> unknown.");
    }
    if (mapped.base().equals("xml") && isText(actual) && length(actual) == Integer.MAX_VALUE) {
      return new Effect(
          Severity.WARNING,
          "The document is stored as text: nobody checks that it is one, and functions for"
              + " documents do not apply.");
    }
    if (mapped.base().startsWith("json") && isText(actual)) {
      return new Effect(
          Severity.WARNING,
          "The document is stored as text: nobody checks that it is one, and functions for"
              + " documents do not apply.");
    }
    return null;
  }

  private Effect onlyLiteralsFail() {
    return new Effect(
        Severity.ERROR,
        "An enum literal in HQL fails: operator does not exist: "
            + actual.base()
            + " = "
            + mapped.base()
            + ". Parameters, and what an entity manager writes and reads, work.");
  }

  /**
   * What happens to values that are sent as another type than {@code columnDefinition} names. Sizes
   * and what is rounded were chosen there; only what the server refuses counts.
   */
  static Optional<Effect> ofSent(ColumnPair columns) {
    OtherType other = new OtherType(columns);
    boolean isChosen =
        (isText(other.mapped) && isText(other.actual))
            || (isNumber(other.mapped) && isNumber(other.actual))
            || (isTemporal(other.mapped) && isTemporal(other.actual));
    return isChosen
        ? Optional.empty()
        : other.effect().filter(effect -> effect.severity() == Severity.ERROR);
  }

  private Effect refused() {
    if (isNamedEnum() && columns.tables().isOfEnumType(columns.actual())) {
      return onlyLiteralsFail();
    }
    boolean isKeptAsText =
        isText(actual) && (isNumber(mapped) || isBoolean(mapped) || isArray(mapped));
    if (isKeptAsText || (isArray(mapped) && isArray(actual))) {
      return new Effect(
          Severity.ERROR,
          "A query that compares the attribute fails: operator does not exist: "
              + actual.base()
              + " = "
              + mapped.base()
              + ".");
    }
    boolean isSentAsText =
        SENT_AS_TEXT.stream().anyMatch(mapped.base()::startsWith) || isNamedEnum();
    return new Effect(
        Severity.ERROR,
        isSentAsText
            ? "Saving or reading the attribute fails: its values are none of the type "
                + columns.actual().type()
                + " (invalid input syntax)."
            : "Saving the attribute, or comparing it in a query, fails: column \""
                + columns.mapped().name()
                + "\" is of type "
                + actual.base()
                + " but expression is of type "
                + mapped.base()
                + ".");
  }

  private static boolean isTemporal(ColumnType type) {
    return TEMPORAL.stream().anyMatch(type.base()::startsWith);
  }

  private static boolean isArray(ColumnType type) {
    return type.base().endsWith("[]");
  }
}
