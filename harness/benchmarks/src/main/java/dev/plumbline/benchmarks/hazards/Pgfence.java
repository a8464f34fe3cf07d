package dev.plumbline.benchmarks.hazards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.benchmarks.hazards.Command.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pgfence, told the version of the server. It cannot be told about transactions. */
record Pgfence(Path program) implements Linter {

  static final String PACKAGE = "@flvmnt/pgfence@0.1.5";

  @Override
  public String name() {
    return PACKAGE;
  }

  /** A file that it cannot read takes all others of a call with it, so it is looked for. */
  @Override
  public Map<Path, Set<String>> lint(List<Path> files, boolean inTransaction)
      throws IOException, InterruptedException {
    Output output = Command.output(command(files));
    if (output.text().startsWith("{")) {
      return rules(new ObjectMapper().readTree(output.text()).get("results"));
    }
    if (files.size() == 1) {
      return Map.of(); // it has said that it cannot read this one
    }
    Map<Path, Set<String>> rules = new HashMap<>();
    int half = files.size() / 2;
    rules.putAll(lint(files.subList(0, half), inTransaction));
    rules.putAll(lint(files.subList(half, files.size()), inTransaction));
    return rules;
  }

  private List<String> command(List<Path> files) {
    List<String> command = new ArrayList<>(List.of(program.toString(), "analyze"));
    command.addAll(List.of("--format", "sql", "--output", "json"));
    command.addAll(List.of("--min-pg-version", Trials.NEWEST));
    files.forEach(file -> command.add(file.toString()));
    return command;
  }

  private static Map<Path, Set<String>> rules(JsonNode results) {
    Map<Path, Set<String>> rules = new HashMap<>();
    for (JsonNode result : results) {
      Set<String> reported = new HashSet<>();
      for (JsonNode check : result.get("checks")) {
        if (!check.get("risk").asText().equals("SAFE")) {
          reported.add(check.get("ruleId").asText());
        }
      }
      rules.put(Path.of(result.get("filePath").asText()), reported);
    }
    return rules;
  }
}
