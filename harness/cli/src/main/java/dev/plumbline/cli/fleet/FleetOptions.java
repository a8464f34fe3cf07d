package dev.plumbline.cli.fleet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Many services at once. */
final class FleetOptions {

  @Option(
      names = "--all",
      description =
          "All services instead of one: those of --services or, by default, each folder in"
              + " changelogs/ or db/changelog/ on the search path that has a changelog.")
  private boolean all;

  @Option(
      names = "--services",
      paramLabel = "<names>",
      description = "The services that --all means, comma-separated.")
  private @Nullable String services;

  @Option(
      names = "--parallel",
      paramLabel = "<processes>",
      defaultValue = "1",
      description =
          "With --all, divide the services among this many processes (default: 1, one service after"
              + " another in this process, which costs least).")
  private int parallel = 1;

  boolean all() {
    return all;
  }

  int parallel() {
    if (parallel < 1 || parallel > 64) {
      throw new IllegalArgumentException("--parallel must be a number from 1 to 64.");
    }
    return parallel;
  }

  /** Those that were listed. */
  Optional<List<String>> services() {
    return Optional.ofNullable(services)
        .map(
            names ->
                Stream.of(names.split(",", -1))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .toList());
  }
}
