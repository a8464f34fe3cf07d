package dev.plumbline.benchmarks.report;

import static dev.plumbline.benchmarks.report.Quantity.least;
import static dev.plumbline.benchmarks.report.Quantity.median;
import static dev.plumbline.benchmarks.report.Quantity.p99;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {

  private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

  private Run run() {
    PrintStream out = new PrintStream(progress, true, StandardCharsets.UTF_8);
    return new Run("walks", true, Path.of(""), Map.of("cpus", 2), out);
  }

  private static void add(Run run, String subject, double... values) {
    for (double value : values) {
      run.samples("a walk", subject).add(value);
    }
  }

  private static List<String> names(JsonNode object) {
    return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
        .toList();
  }

  @Test
  void jsonHasTheAgreedShape(@TempDir Path folder) throws IOException {
    Run run = run();
    add(run, "cat", 3, 1, 2);
    run.goal(Goal.atMost(1.5, "cat's median", median("a walk", "cat")));
    run.leaveOut("dog", "asleep");
    Path file = folder.resolve("target/bench/walks.json");

    run.report().write(file);

    JsonNode report = new ObjectMapper().readTree(file.toFile());
    assertThat(names(report)).containsExactly("suite", "environment", "rows", "goals");
    assertThat(report.get("suite").textValue()).isEqualTo("walks");
    assertThat(report.get("environment").get("cpus").intValue()).isEqualTo(2);
    assertThat(report.get("environment").get("quick").booleanValue()).isTrue();
    assertThat(report.get("environment").get("leftOut").get(0).textValue())
        .isEqualTo("dog: asleep");
    JsonNode row = report.get("rows").get(0);
    assertThat(names(row)).containsExactly("case", "subject", "unit", "median", "p99", "n");
    assertThat(row.toString())
        .isEqualTo(
            "{\"case\":\"a walk\",\"subject\":\"cat\",\"unit\":\"ms\","
                + "\"median\":2.0,\"p99\":3.0,\"n\":3}");
    JsonNode goal = report.get("goals").get(0);
    assertThat(names(goal)).containsExactly("goal", "limit", "value", "met");
    assertThat(goal.toString())
        .isEqualTo(
            "{\"goal\":\"cat's median, at most\",\"limit\":1.5,\"value\":2.0,\"met\":false}");
  }

  @Test
  void goalsAreComputedFromTheRowsOfTheRun() {
    Run run = run();
    add(run, "floor by one way", 20, 10, 12);
    add(run, "floor by the other", 40);
    add(run, "cat", 6, 18);
    Quantity floor =
        least(median("a walk", "floor by one way"), median("a walk", "floor by the other"));
    run.goal(Goal.atMost(1, "ratio", median("a walk", "cat").dividedBy(floor)));
    run.goal(Goal.atMost(1.4, "slowest", p99("a walk", "cat").dividedBy(floor)));
    run.goal(Goal.atLeast(1, "difference", median("a walk", "cat").minus(floor)));

    assertThat(run.report().goals())
        .containsExactly(
            new Goal.Result("ratio, at most", 1, 1, true),
            new Goal.Result("slowest, at most", 1.4, 1.5, false),
            new Goal.Result("difference, at least", 1, 0, false));
    assertThat(run.report().allGoalsMet()).isFalse();
  }

  @Test
  void goalWhoseRowsAreMissingIsAbsent() {
    Run run = run();
    add(run, "cat", 1);
    run.samples("a walk", "dog");
    run.goal(Goal.atMost(1, "ratio", median("a walk", "cat").dividedBy(median("a walk", "dog"))));

    Report report = run.report();

    assertThat(report.rows()).extracting(Row::subject).containsExactly("cat");
    assertThat(report.goals()).isEmpty();
  }

  @Test
  void medianAndPercentileAreOfTheSamples() {
    Run run = run();
    Samples samples = run.samples("a walk", "cat");
    for (int millis = 200; millis >= 1; millis--) {
      samples.add(Duration.ofMillis(millis));
    }

    assertThat(run.report().rows())
        .containsExactly(new Row("a walk", "cat", "ms", 100.5, 198, 200));
  }

  @Test
  void failureOfOnePartIsToldAndDoesNotStopTheNext() {
    Run run = run();

    run.attempt(
        "to fly",
        () -> {
          throw new IOException("no wings\nnot one");
        });
    run.attempt("to walk", () -> add(run, "cat", 1));

    assertThat(run.failures()).containsExactly("to fly: java.io.IOException: no wings");
    assertThat(run.report().rows()).hasSize(1);
    assertThat(progress.toString(StandardCharsets.UTF_8)).contains("… to fly", "not one");
  }

  @Test
  void tableHasALineForEveryRowAndEveryGoal() {
    Run run = run();
    add(run, "floor", 10);
    add(run, "cat", 12.5);
    run.goal(
        Goal.atMost(
            1.2, "cat ÷ floor", median("a walk", "cat").dividedBy(median("a walk", "floor"))));

    assertThat(Table.of(run.report()).lines().map(String::strip))
        .contains("a walk", "MISSED     1.25   cat ÷ floor, at most 1.2")
        .anySatisfy(
            line ->
                assertThat(cells(line))
                    .containsExactly("floor", "10.0", "ms", "10.0", "ms", "1", "1.00"))
        .anySatisfy(
            line ->
                assertThat(cells(line))
                    .containsExactly("cat", "12.5", "ms", "12.5", "ms", "1", "1.25"));
  }

  private static List<String> cells(String line) {
    return Stream.of(line.split(" +", -1)).toList();
  }
}
