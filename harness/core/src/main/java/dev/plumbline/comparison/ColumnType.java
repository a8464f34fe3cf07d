package dev.plumbline.comparison;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A type as {@code format_type} prints it, taken apart.
 *
 * @param base without modifiers: {@code character varying}, {@code timestamp with time zone}
 * @param modifiers length, or precision and scale; empty for none
 */
public record ColumnType(String base, List<Integer> modifiers) {

  // name, (modifiers), and what PostgreSQL prints behind them: a time zone clause, array brackets
  private static final Pattern PRINTED =
      Pattern.compile(
          "(?<name>[^(]+?)(?:\\((?<modifiers>\\d+(?:,-?\\d+)?)\\))?(?<rest>(?: with.*)?(?:\\[])*)");

  /** Fields above the seconds are kept even where a type does not name them. */
  private static final Pattern INTERVAL_TO_SECOND =
      Pattern.compile("^interval (?:[a-z]+ to )?second$");

  /** Whole numbers and floats, each list from narrow to wide. */
  private static final List<List<String>> WIDENING =
      List.of(List.of("smallint", "integer", "bigint"), List.of("real", "double precision"));

  /** What PostgreSQL keeps where a time type names no precision: microseconds. */
  private static final int DEFAULT_TIME_PRECISION = 6;

  private static final int DEFAULT_LENGTH = 255;
  private static final int DEFAULT_PRECISION = 38;

  private static final String ARRAY = "[]";

  private static final int UNLIMITED = Integer.MAX_VALUE;

  /** How a database's type relates to the one that the mapping expects. */
  public enum Relation {
    /** Every value of one is a value of the other. */
    SAME,
    /** The database's type of the same kind holds less. */
    NARROWER,
    /** The database's type of the same kind holds more. */
    WIDER,
    /** Only one of them has a time zone. */
    OTHER_TIME_ZONE,
    /** Of another kind. */
    DIFFERENT
  }

  /** How the database's type relates to the one that the mapping expects, both as printed. */
  public static Relation relation(String actual, String mapped) {
    return actual.equals(mapped) ? Relation.SAME : parse(actual).relationTo(parse(mapped));
  }

  /** Whether a mapping's type has the length or precision that Hibernate chooses by itself. */
  public static boolean hasDefaultSize(String mapped) {
    ColumnType type = parse(mapped);
    return type.modifiers.equals(List.of(DEFAULT_LENGTH))
        || (type.modifiers.size() == 2 && type.modifiers.get(0) == DEFAULT_PRECISION)
        || (type.isTime() && type.modifiers.size() == 1);
  }

  /** Takes a printed type apart; one of unknown form is all base. */
  public static ColumnType parse(String printed) {
    Matcher matcher = PRINTED.matcher(printed);
    if (!matcher.matches()) {
      return new ColumnType(printed, List.of());
    }
    String modifiers = matcher.group("modifiers");
    return new ColumnType(
        INTERVAL_TO_SECOND.matcher(matcher.group("name")).replaceFirst("interval")
            + matcher.group("rest"),
        modifiers == null
            ? List.of()
            : Stream.of(modifiers.split(",")).map(Integer::valueOf).toList());
  }

  /** How this type, the database's, relates to {@code mapped}; arrays as their elements do. */
  public Relation relationTo(ColumnType mapped) {
    return base.endsWith(ARRAY) && mapped.base.endsWith(ARRAY)
        ? element().relationTo(mapped.element())
        : elementRelationTo(mapped);
  }

  private ColumnType element() {
    return new ColumnType(base.substring(0, base.length() - ARRAY.length()), modifiers);
  }

  private Relation elementRelationTo(ColumnType mapped) {
    if (base.equals(mapped.base)) {
      Relation relation = relation(capacity(), mapped.capacity());
      // Hibernate 7 declares a LocalTime as time(0); fractions that nobody writes do no harm
      return relation == Relation.WIDER && isTime() ? Relation.SAME : relation;
    }
    if (isText() && mapped.isText()) {
      return relation(List.of(textLength()), List.of(mapped.textLength()));
    }
    for (List<String> family : WIDENING) {
      if (family.contains(base) && family.contains(mapped.base)) {
        return family.indexOf(base) < family.indexOf(mapped.base)
            ? Relation.NARROWER
            : Relation.WIDER;
      }
    }
    boolean differOnlyInTimeZone =
        base.replace(" with ", " without ").equals(mapped.base.replace(" with ", " without "));
    return differOnlyInTimeZone ? Relation.OTHER_TIME_ZONE : Relation.DIFFERENT;
  }

  private static Relation relation(List<Integer> actual, List<Integer> mapped) {
    if (actual.equals(mapped)) {
      return Relation.SAME;
    }
    for (int i = 0; i < actual.size(); i++) {
      if (actual.get(i) < mapped.get(i)) {
        return Relation.NARROWER;
      }
    }
    return Relation.WIDER;
  }

  /** Sizes in which more means that more values fit; as many for every type of the same base. */
  private List<Integer> capacity() {
    if (base.startsWith("numeric")) {
      int scale = modifiers.size() > 1 ? modifiers.get(1) : 0;
      return modifiers.isEmpty()
          ? List.of(UNLIMITED, UNLIMITED)
          : List.of(modifiers.get(0) - scale, scale);
    }
    if (modifiers.isEmpty()) {
      return List.of(isTime() ? DEFAULT_TIME_PRECISION : UNLIMITED);
    }
    return modifiers;
  }

  private boolean isTime() {
    return base.startsWith("time") || base.startsWith("interval");
  }

  private boolean isText() {
    return base.equals("text") || base.equals("character varying");
  }

  private int textLength() {
    return modifiers.isEmpty() ? UNLIMITED : modifiers.get(0);
  }
}
