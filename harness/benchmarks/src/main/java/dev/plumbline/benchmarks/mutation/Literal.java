package dev.plumbline.benchmarks.mutation;

import dev.plumbline.schema.Column;
import java.util.List;
import java.util.Optional;

/** Values to write into defaults. */
final class Literal {

  private Literal() {}

  /** A value of the column's type that differs from {@code other}; empty for unusual types. */
  static Optional<String> unlike(Column column, String other) {
    return candidates(column.type()).stream()
        .filter(literal -> !other.startsWith(literal.replace("now()", "CURRENT_TIMESTAMP")))
        .filter(literal -> !other.startsWith(literal))
        .findFirst();
  }

  private static List<String> candidates(String type) {
    if (type.endsWith("[]")) {
      return List.of("'{}'");
    }
    if (type.startsWith("character") || type.equals("text")) {
      return List.of("'A'", "'B'");
    }
    if (type.startsWith("timestamp") || type.equals("date")) {
      return List.of("'2001-02-03'", "now()");
    }
    if (type.startsWith("numeric")) {
      return List.of("0", "1");
    }
    return switch (type) {
      case "bigint", "integer", "smallint", "real", "double precision" -> List.of("0", "1");
      case "boolean" -> List.of("false", "true");
      case "uuid" -> List.of("gen_random_uuid()", "'00000000-0000-0000-0000-000000000000'");
      case "json", "jsonb" -> List.of("'{}'", "'[]'");
      case "bytea" -> List.of("'\\x00'", "'\\x01'");
      default -> List.of();
    };
  }
}
