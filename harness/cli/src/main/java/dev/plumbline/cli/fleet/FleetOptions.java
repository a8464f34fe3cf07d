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
          "Every service instead of one: those of --services, else each folder of changelogs/ or"
              + " db/changelog/ in the search path that has a changelog.")
  private boolean all;

  @Option(
      names = "--services",
      paramLabel = "<names>",
      description = "Which services --all means, separated by commas.")
  private @Nullable String services;

  @Option(
      names = "--parallel",
      paramLabel = "<processes>",
      defaultValue = "1",
      description =
          "With --all, share the services out among so many processes. Else 1: one after the other"
              + " in this one, which costs the least.")
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
