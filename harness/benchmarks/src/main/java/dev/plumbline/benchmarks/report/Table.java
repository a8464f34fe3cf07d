package dev.plumbline.benchmarks.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report for people. */
public final class Table {

  private final Report report;
  private final StringBuilder text = new StringBuilder();
  private final int width;

  private Table(Report report) {
    this.report = report;
    this.width = report.rows().stream().mapToInt(row -> row.subject().length()).max().orElse(0);
  }

  /** The report as text, with a line for every row and every goal. */
  public static String of(Report report) {
    return new Table(report).render();
  }

  private String render() {
    report.environment().forEach((name, value) -> line("%-14s %s", name, value));
    Map<String, List<Row>> cases = new LinkedHashMap<>();
    report
        .rows()
        .forEach(row -> cases.computeIfAbsent(row.caseName(), name -> new ArrayList<>()).add(row));
    cases.forEach(this::section);
    if (!report.goals().isEmpty()) {
      line("");
      line("Goals");
      report.goals().forEach(this::goal);
    }
    return text.toString();
  }

  /** Ratios are those of medians to the first subject's. */
  private void section(String name, List<Row> rows) {
    line("");
    line("%s", name);
    line("  %-" + width() + "s %12s %12s %6s %8s", "", "median", "p99", "n", "ratio");
    for (Row row : rows) {
      line(
          "  %-" + width() + "s %12s %12s %6d %8s",
          row.subject(),
          figure(row.median(), row.unit()),
          figure(row.p99(), row.unit()),
          row.n(),
          ratio(row, rows.get(0)));
    }
  }

  private int width() {
    return Math.max(width, 1);
  }

  private static String ratio(Row row, Row first) {
    return row.unit().equals(first.unit()) && first.median() != 0
        ? number(row.median() / first.median())
        : "";
  }

  private void goal(Goal.Result goal) {
    line(
        "  %-6s %8s   %s %s",
        goal.met() ? "met" : "MISSED",
        number(goal.value()),
        goal.goal(),
        BigDecimal.valueOf(goal.limit()).stripTrailingZeros().toPlainString());
  }

  private static String figure(double value, String unit) {
    return number(value) + " " + unit;
  }

  /** With about three digits that count. */
  private static String number(double value) {
    double size = Math.abs(value);
    String format = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}
