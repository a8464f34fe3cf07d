package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A JVM of its own in which {@link SourceHost} runs to its end. */
final class SourceJvm {

  private static final int LIMIT_SECONDS = 90;

  private SourceJvm() {}

  /** Everything it printed. */
  static String run(
      Path folder, Map<String, String> environment, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    return runWith(folder, environment, options, System.getProperty("java.class.path"), arguments);
  }

  static String runWithoutTestcontainers(Path folder, String source)
      throws IOException, InterruptedException {
    String others =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !entry.contains("testcontainers"))
            .collect(Collectors.joining(File.pathSeparator));
    return runWith(folder, Map.of(), List.of("-Dplumbline.data=" + folder), others, source);
  }

  private static String runWith(
      Path folder,
      Map<String, String> environment,
      List<String> options,
      String classPath,
      String... arguments)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    List<String> command = TestJvm.command(classPath, options);
    command.add(SourceHost.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("ended in time").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output);
  }
}
