package dev.plumbline.rows;

import dev.plumbline.rows.GeneratedRows.Kind;
import dev.plumbline.rows.RowPlan.Group;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which candidates of columns pass the conditions together: combinations of them are tried on the
 * server, in a query, for some rows.
 */
final class ChoiceSearch {

  /** Of more combinations some are drawn. */
  private static final int MOST_TRIED = 1_200;

  /** For how many rows each is tried. */
  private static final int SAMPLES = 4;

  private static final int MOST_CHOSEN = 24;
  private static final int MOST_FAILURES = 40;

  private final Session session;
  private final RowPlan plan;
  private final Kind kind;
  private final ColumnValues columns;
  private final Random random;
  private final String samples;

  ChoiceSearch(
      Session session, RowPlan plan, Kind kind, ColumnValues columns, long first, long rows) {
    this.session = session;
    this.plan = plan;
    this.kind = kind;
    this.columns = columns;
    this.random = new Random(columns.offset("choice"));
    this.samples =
        "(values (%d::pg_catalog.int8), (%d), (%d), (%d)) as r (g)"
            .formatted(first, first + 1, first + rows / 2, first + Math.max(2, rows - 1));
  }

  /** For each group the combinations to take in turn; never none. */
  List<List<int[]>> choices() throws SQLException {
    List<List<int[]>> tried = plan.groups().stream().map(ChoiceSearch::ordinary).toList();
    List<Map<Integer, Integer>> passed =
        kind == Kind.PLAIN
            ? passed(tried)
            : tried.stream().map(one -> Map.<Integer, Integer>of()).toList();
    List<List<int[]>> choices = new ArrayList<>();
    List<List<int[]>> wider = new ArrayList<>();
    for (int i = 0; i < tried.size(); i++) {
      boolean isEnough = passed.get(i).getOrDefault(0, 0) == SAMPLES;
      wider.add(isEnough ? List.of() : combinations(plan.groups().get(i)));
    }
    List<Map<Integer, Integer>> found = passed(wider);
    for (int i = 0; i < tried.size(); i++) {
      choices.add(
          wider.get(i).isEmpty()
              ? tried.get(i)
              : chosen(plan.groups().get(i), wider.get(i), found.get(i)));
    }
    return choices;
  }

  private static List<int[]> ordinary(Group group) {
    return List.of(new int[group.columns().size()]);
  }

  private List<int[]> combinations(Group group) {
    int[] sizes = group.candidates().stream().mapToInt(List::size).toArray();
    double all = Arrays.stream(sizes).asDoubleStream().reduce(1, (a, b) -> a * b);
    if (all <= MOST_TRIED) {
      return IntStream.range(0, (int) all).mapToObj(i -> digits(i, sizes)).toList();
    }
    List<int[]> drawn = new ArrayList<>(List.of(new int[sizes.length]));
    for (int column = 0; column < sizes.length; column++) {
      for (int i = 1; i < sizes[column]; i++) {
        int[] one = new int[sizes.length];
        one[column] = i;
        drawn.add(one);
      }
    }
    while (drawn.size() < MOST_TRIED) {
      drawn.add(Arrays.stream(sizes).map(random::nextInt).toArray());
    }
    return drawn;
  }

  private static int[] digits(int number, int[] sizes) {
    int[] digits = new int[sizes.length];
    int rest = number;
    for (int i = 0; i < sizes.length; i++) {
      digits[i] = rest % sizes[i];
      rest /= sizes[i];
    }
    return digits;
  }

  /** How many of the sampled rows each combination passes with, by its place in the list. */
  private List<Map<Integer, Integer>> passed(List<List<int[]>> tried) throws SQLException {
    String query =
        IntStream.range(0, tried.size())
            .filter(i -> !tried.get(i).isEmpty())
            .mapToObj(i -> query(i, tried.get(i), 0))
            .collect(Collectors.joining(" union all "));
    List<long[]> rows = query.isEmpty() ? List.of() : session.attemptNumbers(query);
    List<Map<Integer, Integer>> passed = new ArrayList<>();
    for (int i = 0; i < tried.size(); i++) {
      Map<Integer, Integer> counts = new LinkedHashMap<>();
      passed.add(counts);
      if (rows == null) {
        int[] failures = {MOST_FAILURES};
        search(i, tried.get(i), 0, failures, counts);
      }
    }
    for (long[] row : rows == null ? List.<long[]>of() : rows) {
      passed.get((int) row[0]).put((int) row[1], (int) row[2]);
    }
    return passed;
  }

  /** Halves what fails as a whole: a condition may fail on a value instead of rejecting it. */
  private void search(
      int group, List<int[]> tried, int start, int[] failures, Map<Integer, Integer> counts)
      throws SQLException {
    if (tried.isEmpty() || failures[0] <= 0) {
      return;
    }
    List<long[]> rows = session.attemptNumbers(query(group, tried, start));
    if (rows != null) {
      rows.forEach(row -> counts.put((int) row[1], (int) row[2]));
      return;
    }
    failures[0]--;
    if (tried.size() > 1) {
      int half = tried.size() / 2;
      search(group, tried.subList(0, half), start, failures, counts);
      search(group, tried.subList(half, tried.size()), start + half, failures, counts);
    }
  }

  private String query(int number, List<int[]> tried, int start) {
    Group group = plan.groups().get(number);
    Map<String, RowValue> instead = new HashMap<>();
    for (int column = 0; column < group.columns().size(); column++) {
      instead.put(
          group.columns().get(column),
          RowValue.repeated(
              HostileValues.chosen(
                  group.candidates().get(column), "s.i" + column + "::pg_catalog.int8")));
    }
    List<List<int[]>> first =
        plan.groups().stream().map(g -> List.of(new int[g.columns().size()])).toList();
    String made =
        new RowQuery(plan, kind, first)
            .made(samples + " cross join " + tuples(group, tried, start), "s.t", instead, false);
    String conditions =
        group.conditions().stream()
            .map(condition -> "(" + condition.sql() + ") is not false")
            .collect(Collectors.joining(" and "));
    return "(select %d as part, %s as t, pg_catalog.count(*) from (%s) as %s where %s group by 2 order by 2)"
        .formatted(
            number,
            RowQuery.NUMBER,
            made,
            plan.target().alias(),
            conditions.isEmpty() ? "true" : conditions);
  }

  private static String tuples(Group group, List<int[]> tried, int start) {
    int width = group.columns().size();
    String arrays =
        IntStream.range(0, width)
            .mapToObj(
                column ->
                    tried.stream()
                        .map(tuple -> Integer.toString(tuple[column]))
                        .collect(
                            Collectors.joining(
                                ",", "pg_catalog.unnest('{", "}'::pg_catalog.int4[])")))
            .collect(Collectors.joining(", "));
    String names =
        IntStream.range(0, width).mapToObj(i -> "i" + i).collect(Collectors.joining(", "));
    return RowValue.qualified(
        "(select %s, (o {+} %d) as t from rows from (%s) with ordinality as u (%s, o)) as s"
            .formatted(names, start - 1, arrays, names));
  }

  private List<int[]> chosen(Group group, List<int[]> tried, Map<Integer, Integer> passed) {
    int best = passed.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<int[]> passing =
        passed.entrySet().stream()
            .filter(entry -> entry.getValue() == best)
            .map(entry -> tried.get(entry.getKey()))
            .collect(Collectors.toCollection(ArrayList::new));
    if (passing.isEmpty()) {
      return tried.subList(0, 1);
    }
    List<int[]> distinct = passing.stream().filter(tuple -> keepsKeys(group, tuple)).toList();
    List<int[]> usable = distinct.isEmpty() ? passing : distinct;
    return kind == Kind.PLAIN ? plainest(group, usable) : varied(group, usable);
  }

  private boolean keepsKeys(Group group, int[] tuple) {
    return IntStream.range(0, tuple.length)
        .allMatch(
            i ->
                !columns.isCarrier(group.columns().get(i))
                    || group.candidates().get(i).get(tuple[i]).distinct());
  }

  private static long nulls(Group group, int[] tuple) {
    return IntStream.range(0, tuple.length)
        .filter(i -> group.candidates().get(i).get(tuple[i]).equals(RowValue.NULL))
        .count();
  }

  /** The most ordinary one if its values vary by themselves, otherwise several. */
  private static List<int[]> plainest(Group group, List<int[]> usable) {
    Comparator<int[]> order =
        Comparator.<int[]>comparingLong(tuple -> nulls(group, tuple))
            .thenComparingInt(tuple -> Arrays.stream(tuple).sum());
    List<int[]> sorted = usable.stream().sorted(order).toList();
    int[] first = sorted.get(0);
    boolean varies =
        IntStream.range(0, first.length)
            .allMatch(i -> first[i] == 0 || group.candidates().get(i).get(first[i]).distinct());
    return varies
        ? List.of(first)
        : sorted.stream()
            .filter(tuple -> nulls(group, tuple) == nulls(group, first))
            .limit(MOST_CHOSEN)
            .toList();
  }

  /** First those that bring a candidate that none before has brought. */
  private List<int[]> varied(Group group, List<int[]> usable) {
    List<int[]> shuffled = new ArrayList<>(usable);
    Collections.shuffle(shuffled, random);
    List<int[]> chosen = new ArrayList<>();
    Set<List<Integer>> seen = new HashSet<>();
    for (int[] tuple : shuffled) {
      boolean isNew = false;
      for (int i = 0; i < tuple.length; i++) {
        isNew |= seen.add(List.of(i, tuple[i]));
      }
      if (isNew && chosen.size() < MOST_CHOSEN) {
        chosen.add(tuple);
      }
    }
    // of a column that is alone as many as of the other columns
    shuffled.stream()
        .filter(tuple -> tuple.length == 1 && nulls(group, tuple) == 1)
        .findFirst()
        .ifPresent(tuple -> chosen.addAll(Collections.nCopies(chosen.size() / 9 + 1, tuple)));
    return chosen;
  }
}
