package dev.plumbline.release;

import dev.plumbline.release.SampledRows.Row;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Table;
import dev.plumbline.text.SqlIdentifier;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What makes a copy of a row another row: values of its keys that no row has in either database.
 *
 * @param table that the rows are of
 * @param numbers by column, those of numeric keys
 */
record FreshKeys(Table table, Map<String, Long> numbers) {

  /** Beneath what rows at the end of the type's range have. */
  private static final Map<String, Long> LIMITS =
      Map.of("smallint", 30_000L, "integer", 2_000_000_000L, "bigint", 9_000_000_000_000_000_000L);

  private static final Pattern TEXT =
      Pattern.compile("(?:text|character varying|character)(?:\\((\\d+)\\))?");

  /** What nobody has at the end of a text; digits, which most checks of a form accept. */
  private static final String ENDING = "7317";

  private static final String UUID = "7317b0b0-7317-4317-8317-731773177317";

  static FreshKeys of(Table table, Trial old, Trial now) throws SQLException {
    List<String> columns =
        UniqueKey.of(table).stream()
            .flatMap(key -> key.columns().stream())
            .filter(name -> LIMITS.containsKey(type(table, name)))
            .distinct()
            .toList();
    if (columns.isEmpty()) {
      return new FreshKeys(table, Map.of());
    }
    Map<String, Long> numbers = new HashMap<>();
    for (Trial trial : List.of(old, now)) {
      for (List<@Nullable String> row : trial.rows(greatest(table, columns)).orElse(List.of())) {
        for (int i = 0; i < columns.size(); i++) {
          String text = row.get(i);
          numbers.merge(columns.get(i), text == null ? 1 : Long.parseLong(text) + 1, Math::max);
        }
      }
    }
    return new FreshKeys(table, numbers);
  }

  private static String greatest(Table table, List<String> columns) {
    return "select "
        + columns.stream()
            .map(
                column ->
                    "pg_catalog.max("
                        + SqlIdentifier.of(column)
                        + ") filter (where "
                        + SqlIdentifier.of(column)
                        + " operator(pg_catalog.<) "
                        + LIMITS.get(type(table, column))
                        + ")")
            .collect(Collectors.joining(", "))
        + " from "
        + table.name().quoted();
  }

  private static String type(Table table, String column) {
    return table.column(column).map(Column::type).orElse("");
  }

  /** A copy that no key rejects; empty if some key has nothing that could be made fresh. */
  Optional<Row> copy(Row row) {
    Row copy = row;
    Set<String> fresh = new HashSet<>();
    for (UniqueKey key : UniqueKey.of(table)) {
      if (isFree(key, row) || key.columns().stream().anyMatch(fresh::contains)) {
        continue;
      }
      Optional<String> column =
          key.columns().stream().filter(name -> value(name, row).isPresent()).findFirst();
      if (column.isEmpty()) {
        return Optional.empty();
      }
      fresh.add(column.get());
      copy = copy.with(column.get(), value(column.get(), row).orElseThrow());
    }
    return Optional.of(copy);
  }

  /** Whether the server sees to it, or nulls do. */
  private boolean isFree(UniqueKey key, Row row) {
    return key.columns().stream()
        .anyMatch(
            name ->
                (key.nullsDistinct() && row.isNull(name))
                    || table.column(name).filter(FreshKeys::isWrittenByServer).isPresent());
  }

  private static boolean isWrittenByServer(Column column) {
    return column.identity() == Column.Identity.ALWAYS || column.generation() != null;
  }

  private Optional<String> value(String column, Row row) {
    String old = row.values().get(column);
    if (old == null || referring().contains(column)) {
      return Optional.empty();
    }
    String type = type(table, column);
    if (numbers.containsKey(column)) {
      return Optional.of(String.valueOf(numbers.get(column)));
    }
    if (type.equals("uuid")) {
      return Optional.of(UUID);
    }
    Matcher text = TEXT.matcher(type);
    return text.matches() ? ended(old, text.group(1)) : Optional.empty();
  }

  private Set<String> referring() {
    return table.foreignKeys().stream()
        .flatMap(key -> key.columns().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Optional<String> ended(String old, @Nullable String length) {
    int most = length == null ? Integer.MAX_VALUE : Integer.parseInt(length);
    int kept = Math.min(old.codePointCount(0, old.length()), most - ENDING.length());
    return kept < 0
        ? Optional.empty()
        : Optional.of(old.substring(0, old.offsetByCodePoints(0, kept)) + ENDING);
  }
}
