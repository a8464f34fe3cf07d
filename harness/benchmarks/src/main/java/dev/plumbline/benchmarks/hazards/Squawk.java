package dev.plumbline.benchmarks.hazards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Squawk, told the version of the server and whether there is a transaction. */
record Squawk(Path program) implements Linter {

  static final String PACKAGE = "squawk-cli@2.66.0";

  private static final String UNREADABLE = "syntax-error";

  @Override
  public String name() {
    return PACKAGE;
  }

  @Override
  public Map<Path, Set<String>> lint(List<Path> files, boolean inTransaction)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString(), "--reporter", "json"));
    command.addAll(List.of("--pg-version", Trials.NEWEST + ".0"));
    command.add(inTransaction ? "--assume-in-transaction" : "--no-assume-in-transaction");
    files.forEach(file -> command.add(file.toString()));
    Map<Path, Set<String>> rules = new HashMap<>();
    files.forEach(file -> rules.put(file, new HashSet<>()));
    for (JsonNode report : new ObjectMapper().readTree(Command.output(command).text())) {
      Set<String> known = rules.get(Path.of(report.get("file").asText()));
      if (known == null) {
        throw new IOException("Of a file that it was not given: " + report);
      }
      known.add(report.get("rule_name").asText());
    }
    rules.values().removeIf(known -> known.contains(UNREADABLE));
    return rules;
  }
}
