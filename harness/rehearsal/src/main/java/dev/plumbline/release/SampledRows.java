package dev.plumbline.release;

import dev.plumbline.schema.Table;
import dev.plumbline.text.SqlIdentifier;
import dev.plumbline.text.SqlLiteral;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Some of the rows of a table, from all over it, as text.
 *
 * @param table that has them
 * @param all by column
 */
record SampledRows(Table table, List<Row> all) {

  /** Types whose values the driver sends under the type's name; others go as they are written. */
  private static final Pattern TYPED =
      Pattern.compile(
          "(smallint|integer|bigint|numeric|real|double precision|boolean|text|uuid|bytea|date"
              + "|character varying)(\\(.*\\))?");

  /** A row; what it does not have is null. */
  record Row(Table table, Map<String, String> values) {

    boolean isNull(String column) {
      return !values.containsKey(column);
    }

    Row with(String column, String value) {
      Map<String, String> others = new HashMap<>(values);
      others.put(column, value);
      return new Row(table, others);
    }

    /** Of the column's type, so that the server judges it as it would a parameter. */
    String literal(String column) {
      String value = values.get(column);
      if (value == null) {
        return "null";
      }
      String type = table.column(column).map(each -> each.type()).orElse("");
      var typed = TYPED.matcher(type);
      return typed.matches()
          ? SqlLiteral.of(value) + "::pg_catalog." + builtIn(typed.group(1))
          : SqlLiteral.of(value);
    }

    String literals(List<String> columns) {
      return columns.stream().map(this::literal).collect(Collectors.joining(", "));
    }

    private static String builtIn(String type) {
      return switch (type) {
        case "smallint" -> "int2";
        case "integer" -> "int4";
        case "bigint" -> "int8";
        case "real" -> "float4";
        case "double precision" -> "float8";
        case "boolean" -> "bool";
        case "character varying" -> "varchar";
        default -> type;
      };
    }
  }

  /** Reads about as many as that, at equal distances. */
  static SampledRows of(Table table, int most, Trial trial) throws SQLException {
    List<String> columns = table.columns().stream().map(column -> column.name()).toList();
    if (columns.isEmpty()) {
      return new SampledRows(table, List.of());
    }
    Optional<List<List<@Nullable String>>> rows = trial.rows(query(table, columns, most));
    return new SampledRows(
        table, rows.orElse(List.of()).stream().map(row -> row(table, columns, row)).toList());
  }

  private static String query(Table table, List<String> columns, int most) {
    return "select "
        + columns.stream()
            .map(column -> SqlIdentifier.of(column) + "::pg_catalog.text")
            .collect(Collectors.joining(", "))
        + " from (select *, pg_catalog.row_number() over (order by tableoid, ctid) as"
        + " \"plumbline row\", pg_catalog.count(*) over () as \"plumbline rows\" from "
        + table.name().quoted()
        + ") as sampled where (\"plumbline row\" operator(pg_catalog.-) 1) operator(pg_catalog.%)"
        + " greatest((\"plumbline rows\" operator(pg_catalog.+) "
        + (most - 1)
        + ") operator(pg_catalog./) "
        + most
        + ", 1) operator(pg_catalog.=) 0 order by \"plumbline row\"";
  }

  private static Row row(Table table, List<String> columns, List<@Nullable String> texts) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      String text = texts.get(i);
      if (text != null) {
        values.put(columns.get(i), text);
      }
    }
    return new Row(table, values);
  }

  /** The first in which none of these columns is null. */
  Optional<Row> having(List<String> columns) {
    return withValuesIn(columns).findFirst();
  }

  Stream<Row> withValuesIn(List<String> columns) {
    return all.stream().filter(row -> columns.stream().noneMatch(row::isNull));
  }
}
