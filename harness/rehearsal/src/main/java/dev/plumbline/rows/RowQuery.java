package dev.plumbline.rows;

import dev.plumbline.rows.GeneratedRows.Kind;
import dev.plumbline.rows.ServerFacts.Condition;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.text.SqlIdentifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The query that makes rows by a plan, and the statement that inserts them.
 *
 * @param choices for each group of the plan, its candidates that are taken in turn: an index into
 *     the candidates of each column
 */
record RowQuery(RowPlan plan, Kind kind, List<List<int[]>> choices) {

  /** The row's number, among the columns of a table; none is called like that. */
  static final String NUMBER = "\"plumbline: row\"";

  /** How long a chain of rows is that refer to one another, and how often a row refers to none. */
  private static final int CHAIN = 10;

  private Target target() {
    return plan.target();
  }

  /**
   * Inserts rows.
   *
   * @param first number of the first row
   * @param last number of the last row
   * @param most how many to insert at most
   */
  String insert(long first, long last, long most) {
    return insert(rows(first, last), most, true, true);
  }

  /** Inserts a row that is not known to be acceptable, so that the server says why it is not. */
  String insertUnchecked(long number) {
    return insert(rows(number, number), 1, false, true);
  }

  /** Inserts a row that does not refer to others of its table. */
  String insertAlone(long first, long last) {
    return insert(rows(first, last), last - first + 1, true, false);
  }

  private String insert(String rows, long most, boolean isFiltered, boolean isChained) {
    List<ForeignKey> own = isChained ? own() : List.of();
    String made =
        made(rows, "r.g", Map.of(), isFiltered) + " order by " + NUMBER + " limit " + most;
    return "insert into %s (%s) overriding system value %s%s"
        .formatted(
            target().table().name().quoted(),
            names(column -> SqlIdentifier.of(column)),
            own.isEmpty() ? written(made) : chained(made, own),
            target().leavesOutConflicts() ? " on conflict do nothing" : "");
  }

  private String written(String made) {
    return "select %s from (%s) as v"
        .formatted(names(column -> "v." + SqlIdentifier.of(column)), made);
  }

  private static String rows(long first, long last) {
    return "pg_catalog.generate_series(%d::pg_catalog.int8, %d::pg_catalog.int8) as r (g)"
        .formatted(first, last);
  }

  private String names(java.util.function.UnaryOperator<String> form) {
    return target().columns().stream()
        .map(column -> form.apply(column.name()))
        .collect(Collectors.joining(", "));
  }

  /**
   * Rows as they would be written.
   *
   * @param rows what they are made from: r with the number g
   * @param number that they get
   * @param instead of the plan's values
   */
  String made(String rows, String number, Map<String, RowValue> instead, boolean isFiltered) {
    String alias = target().alias();
    String base = base(rows, number, instead);
    String whole =
        computed().isEmpty()
            ? base
            : "select %s.*, %s from (%s) as %s"
                .formatted(alias, String.join(", ", computed()), base, alias);
    List<String> conditions =
        isFiltered
            ? target().conditions().stream().map(c -> "(" + c.sql() + ") is not false").toList()
            : List.of();
    return "select * from (%s) as %s%s"
        .formatted(
            whole, alias, conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions));
  }

  /** Columns that conditions speak of and the server computes. */
  private List<String> computed() {
    return target().generated().entrySet().stream()
        .filter(
            column ->
                target().conditions().stream()
                    .map(Condition::sql)
                    .anyMatch(sql -> ExpressionLiterals.names(sql).contains(column.getKey())))
        .map(column -> "(%s) as %s".formatted(column.getValue(), SqlIdentifier.of(column.getKey())))
        .sorted()
        .toList();
  }

  private String base(String rows, String number, Map<String, RowValue> instead) {
    Map<String, RowValue> values = new HashMap<>(plan.values());
    values.putAll(grouped());
    values.putAll(instead);
    String columns =
        target().columns().stream()
            .map(column -> expression(column, values.getOrDefault(column.name(), RowValue.NULL)))
            .collect(Collectors.joining(", "));
    String joins =
        IntStream.range(0, plan.joins().size())
            .mapToObj(i -> " " + plan.joins().get(i).sql("r.g {+} " + (i - 1)))
            .collect(Collectors.joining());
    return "select %s, %s as %s from %s%s".formatted(columns, number, NUMBER, rows, joins);
  }

  /** Without a domain's checks, which are conditions. */
  private String expression(Column column, RowValue value) {
    return "(%s)::%s as %s"
        .formatted(
            value.at("r.g"),
            target().type(column.name()).base().sql(),
            SqlIdentifier.of(column.name()));
  }

  /** In turn what has been chosen for the groups. */
  private Map<String, RowValue> grouped() {
    Map<String, RowValue> values = new HashMap<>();
    for (int i = 0; i < plan.groups().size(); i++) {
      RowPlan.Group group = plan.groups().get(i);
      List<int[]> chosen = choices.get(i);
      for (int j = 0; j < group.columns().size(); j++) {
        values.put(group.columns().get(j), inTurn(group.candidates().get(j), chosen, j));
      }
    }
    return values;
  }

  private static RowValue inTurn(List<RowValue> candidates, List<int[]> chosen, int column) {
    List<RowValue> turns = chosen.stream().map(choice -> candidates.get(choice[column])).toList();
    return RowValue.repeated(
        Set.copyOf(turns).size() == 1
            ? turns.get(0).sql()
            : HostileValues.chosen(turns, "({g} {-} 1)"));
  }

  private List<ForeignKey> own() {
    return target().foreignKeys().stream()
        .filter(key -> RowPlan.isOwn(target(), key))
        .filter(key -> plan.joins().stream().noneMatch(join -> join.key().equals(key)))
        .toList();
  }

  /** With references between the new rows, each to one before it. */
  private String chained(String made, List<ForeignKey> own) {
    Map<String, String> referring = new HashMap<>();
    List<String> numbers = new ArrayList<>();
    List<String> joins = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      ForeignKey key = own.get(i);
      String number = "n" + i;
      numbers.add(
          "pg_catalog.row_number() over (%sorder by v.%s) as %s"
              .formatted(group(key), NUMBER, number));
      joins.add(" left join n as p%d on %s".formatted(i, before(key, i)));
      for (String column : key.columns()) {
        String to = key.targetOf(column).orElse(column);
        if (!to.equals(column)) {
          String value = "p%d.%s".formatted(i, SqlIdentifier.of(to));
          referring.put(column, "coalesce(%s, v.%s)".formatted(value, SqlIdentifier.of(column)));
        }
      }
    }
    return "with v as materialized (%s), n as materialized (select v.*, %s from v) select %s from n as v%s order by v.%s"
        .formatted(
            made,
            String.join(", ", numbers),
            names(column -> referring.getOrDefault(column, "v." + SqlIdentifier.of(column))),
            String.join("", joins),
            NUMBER);
  }

  private static Stream<String> shared(ForeignKey key) {
    return key.columns().stream().filter(column -> key.targetOf(column).orElse("").equals(column));
  }

  private static String group(ForeignKey key) {
    String columns =
        shared(key)
            .map(column -> "v." + SqlIdentifier.of(column))
            .collect(Collectors.joining(", "));
    return columns.isEmpty() ? "" : "partition by " + columns + " ";
  }

  private String before(ForeignKey key, int i) {
    boolean isUnique = target().keys().contains(Set.copyOf(key.columns()));
    String number = "v.n" + i;
    String before =
        isUnique || kind == Kind.HOSTILE ? number + " {-} 1" : "%s {/} 2".formatted(number);
    String chain =
        kind == Kind.HOSTILE
            ? " and pg_catalog.mod(%s, %d::pg_catalog.int8) {<>} 1".formatted(number, CHAIN)
            : "";
    return RowValue.qualified(
        "p%d.n%d {=} (%s)%s%s"
            .formatted(
                i,
                i,
                before,
                chain,
                shared(key)
                    .map(
                        c ->
                            " and p%d.%s {=} v.%s"
                                .formatted(i, SqlIdentifier.of(c), SqlIdentifier.of(c)))
                    .collect(Collectors.joining())));
  }
}
