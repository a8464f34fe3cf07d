package dev.plumbline.safety;

import dev.plumbline.schema.QualifiedName;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How many rows tables have in production. One of which nothing is known counts as large: to block
 * it is what hurts.
 *
 * <p>Written as lines of a table's name, a blank, and a number: {@code public.orders 2400000}.
 *
 * @param rows by table
 */
public record TableSizes(Map<QualifiedName, Long> rows) {

  /** Nothing is known. */
  public static final TableSizes UNKNOWN = new TableSizes(Map.of());

  /**
   * From so many rows on a table is large. PostgreSQL reads some million rows a second, and writes
   * some hundred thousand with their indexes, so that below this number nobody waits for longer
   * than for a slow query.
   */
  public static final long LARGE = 100_000;

  public TableSizes {
    rows = Map.copyOf(rows);
  }

  /**
   * Reads what {@link #toText} has written. Lines that begin with {@code #} are comments.
   *
   * @throws IllegalArgumentException if a line is not one of a name and a number
   */
  public static TableSizes parse(String text) {
    Map<QualifiedName, Long> rows = new HashMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        int blank = line.stripTrailing().lastIndexOf(' ');
        int dot = line.indexOf('.');
        if (dot < 1
            || blank <= dot + 1
            || !line.substring(blank + 1).strip().matches("\\d{1,18}")) {
          throw new IllegalArgumentException(
              "Line " + number + " is not a table and its rows, as in public.orders 1200: " + line);
        }
        rows.put(
            new QualifiedName(line.substring(0, dot), line.substring(dot + 1, blank)),
            Long.parseLong(line.substring(blank + 1).strip()));
      }
    }
    return new TableSizes(rows);
  }

  /** One line for each table, sorted. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    rows.entrySet().stream()
        .map(
            entry ->
                entry.getKey().namespace()
                    + "."
                    + entry.getKey().name()
                    + " "
                    + entry.getValue()
                    + "\n")
        .sorted()
        .forEach(text::append);
    return text.toString();
  }

  /** How many rows it has, if that is known. */
  OptionalLong of(QualifiedName table) {
    Long known = rows.get(table);
    return known == null ? OptionalLong.empty() : OptionalLong.of(known);
  }

  /** Whether it is, or may be. */
  boolean isLarge(QualifiedName table) {
    return of(table).orElse(LARGE) >= LARGE;
  }
}
