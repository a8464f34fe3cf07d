package dev.plumbline.rows;

import dev.plumbline.rows.ValueType.ArrayOf;
import dev.plumbline.rows.ValueType.Composite;
import dev.plumbline.rows.ValueType.DomainOf;
import dev.plumbline.rows.ValueType.MultirangeOf;
import dev.plumbline.rows.ValueType.RangeOf;
import dev.plumbline.rows.ValueType.Unknown;
import dev.plumbline.text.SqlLiteral;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Types that extensions have brought: forms of text are tried until the server takes one. */
final class UnknownTypes {

  private static final Pattern DIMENSIONS = Pattern.compile("\\((\\d{1,5})\\)");

  /** Around the row's number: for numbers and text, vectors, pairs, paths, coordinates, …. */
  private static final List<String> FORMS =
      List.of(
          "#",
          "[#]",
          "{#}",
          "(#)",
          "a=>#",
          "\"a\"=>\"#\"",
          "a.n#",
          "POINT(# 1)",
          "(#,1)",
          "1.#.0",
          "{\"n\": #}",
          "[#,1]",
          "[#,1,1]",
          "n#",
          "<n>#</n>",
          "#-01-01",
          "/n#",
          "#@x.test");

  /** Of types that have few values, or whose values are checked by a digit. */
  private static final List<String> CONSTANTS =
      List.of("", "0", "1", "t", "{}", "[]", "978-3-16-148410-0", "(0,0)", "[1,2,3]", "a", "2024");

  private UnknownTypes() {}

  /** What the server takes, by type; those of which it takes nothing are left out. */
  static Map<String, RowValue> known(Session session, List<Target> targets) throws SQLException {
    List<String> unknown =
        targets.stream()
            .flatMap(target -> target.types().values().stream())
            .flatMap(UnknownTypes::within)
            .distinct()
            .sorted()
            .toList();
    Map<String, RowValue> known = new HashMap<>();
    for (String type : unknown) {
      for (RowValue value : forms(type).toList()) {
        String query =
            "select pg_catalog.num_nonnulls(%s, %s)".formatted(value.at("1"), value.at("7"));
        List<long[]> answer = session.attemptNumbers(query);
        if (answer != null) {
          known.put(type, value);
          break;
        }
      }
    }
    return known;
  }

  private static Stream<String> within(ValueType type) {
    if (type instanceof Unknown unknown) {
      return Stream.of(unknown.sql());
    }
    if (type instanceof ArrayOf array) {
      return within(array.element());
    }
    if (type instanceof DomainOf domain) {
      return within(domain.base());
    }
    if (type instanceof RangeOf range) {
      return within(range.subtype());
    }
    if (type instanceof MultirangeOf multirange) {
      return within(multirange.range());
    }
    return type instanceof Composite composite
        ? composite.attributes().stream().flatMap(UnknownTypes::within)
        : Stream.empty();
  }

  private static Stream<RowValue> forms(String type) {
    Matcher dimensions = DIMENSIONS.matcher(type);
    Stream<String> vectors =
        dimensions.find() ? vectors(Integer.parseInt(dimensions.group(1))) : Stream.empty();
    Stream<RowValue> distinct =
        Stream.concat(vectors, FORMS.stream()).map(form -> RowValue.distinct(text(form)));
    Stream<RowValue> repeated =
        CONSTANTS.stream().map(constant -> RowValue.repeated(text(constant)));
    return Stream.concat(distinct, repeated).map(value -> value.cast(type));
  }

  private static Stream<String> vectors(int dimensions) {
    String others = ",1".repeat(Math.max(0, dimensions - 1));
    return Stream.of("[#" + others + "]", "{1:#}/" + dimensions);
  }

  private static String text(String form) {
    return "pg_catalog.concat(" + SqlLiteral.of(form).replace("#", "', {g}, E'") + ")";
  }
}
