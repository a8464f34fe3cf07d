package dev.plumbline.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one type become those of another.
 *
 * @param from the type that the column has
 * @param to the type that it gets
 * @param using the conversion, with {@code %s} for the value, or null where PostgreSQL converts by
 *     itself
 * @param risks what to know beforehand
 * @param refusal why nobody should do it without thinking, or null
 */
record TypeChange(
    String from, String to, @Nullable String using, List<String> risks, @Nullable String refusal) {

  private static final Set<String> WHOLE_NUMBERS = Set.of("smallint", "integer", "bigint");
  private static final Set<String> NUMBERS =
      Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");
  private static final Set<String> TEXTS = Set.of("text", "character varying", "character");

  /** What their values mean, no cast can tell. */
  private static final Set<String> OPAQUE = Set.of("oid", "bytea");

  private static final String REWRITE =
      "Rewrites the whole table and its indexes; nobody can read or write it meanwhile.";

  TypeChange {
    risks = List.copyOf(risks);
  }

  static TypeChange between(String from, String to) {
    String one = base(from);
    String other = base(to);
    List<String> risks = new ArrayList<>();
    if (!keepsItsBytes(one, other)) {
      risks.add(REWRITE);
    }
    if (one.equals(other) || together(NUMBERS, one, other) || together(TEXTS, one, other)) {
      return new TypeChange(from, to, null, risks, null);
    }
    if (OPAQUE.contains(one) || OPAQUE.contains(other)) {
      return new TypeChange(
          from,
          to,
          null,
          risks,
          "Only you know what the values mean: whether an oid is a large object or a number, and"
              + " in which encoding bytes are text. Convert "
              + (from + " to " + to + " in a changeSet of your own, or correct the attribute."));
    }
    if (differInTimeZoneOnly(one, other)) {
      risks.add(
          "Takes the existing values for UTC. If they were written in another time zone, name that"
              + " one instead.");
      return new TypeChange(from, to, "%s AT TIME ZONE 'UTC'", risks, null);
    }
    risks.add("Fails at the first value that cannot be converted: look at the data first.");
    return new TypeChange(from, to, conversion(one, other, to), risks, null);
  }

  private static @Nullable String conversion(String one, String other, String to) {
    if (TEXTS.contains(other)) {
      return null; // PostgreSQL assigns anything to a string
    }
    if (TEXTS.contains(one)) {
      return "%s::" + to;
    }
    if (one.equals("boolean") && NUMBERS.contains(other)) {
      return "%s::integer";
    }
    if (other.equals("boolean") && NUMBERS.contains(one)) {
      return "(%s <> 0)";
    }
    return "%s::text::" + to;
  }

  /** Where PostgreSQL only changes the catalog. */
  private static boolean keepsItsBytes(String one, String other) {
    boolean strings = !one.equals("character") && !other.equals("character");
    return (together(TEXTS, one, other) && strings)
        || (one.equals(other) && (one.equals("numeric") || one.startsWith("time")));
  }

  private static boolean differInTimeZoneOnly(String one, String other) {
    return one.startsWith("timestamp ")
        && !one.equals(other)
        && one.replace(" with ", " without ").equals(other.replace(" with ", " without "));
  }

  private static boolean together(Set<String> family, String one, String other) {
    return family.contains(one) && family.contains(other);
  }

  static boolean isText(String type) {
    return TEXTS.contains(base(type));
  }

  static boolean isWholeNumber(String type) {
    return WHOLE_NUMBERS.contains(type);
  }

  /** Without length, precision or scale. */
  private static String base(String type) {
    return type.replaceFirst("\\([^)]*\\)", "");
  }
}
