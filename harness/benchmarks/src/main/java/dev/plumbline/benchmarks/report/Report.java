package dev.plumbline.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run of a suite found out. Immutable.
 *
 * @param suite the suite's name
 * @param environment where it was measured
 * @param rows the figures, in the order of measuring
 * @param goals how they compare to what is wanted; goals whose rows are missing are not among them
 */
public record Report(
    String suite, Map<String, Object> environment, List<Row> rows, List<Goal.Result> goals) {

  /** Copies. */
  public Report {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    rows = List.copyOf(rows);
    goals = List.copyOf(goals);
  }

  /** Whether no goal was missed. */
  public boolean allGoalsMet() {
    return goals.stream().allMatch(Goal.Result::met);
  }

  /** Writes it as JSON; makes the folder if there is none. */
  public void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
  }
}
