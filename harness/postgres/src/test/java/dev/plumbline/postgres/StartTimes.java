package dev.plumbline.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Logger;

/**
 * How long it takes from the start of a JVM to its end, with a cluster and without, cold and warm:
 * {@code java -cp … dev.plumbline.postgres.StartTimes FOLDER RUNS}. Not run by the build.
 */
final class StartTimes {

  private static final int TRIES = 20;

  private final Path folder;
  private final int runs;

  private StartTimes(Path folder, int runs) {
    this.folder = folder;
    this.runs = runs;
  }

  /** The child: prints and exits. */
  static final class Bare {
    private Bare() {}

    /** No arguments. */
    public static void main(String[] arguments) {
      Logger.getLogger("bare").info("nothing");
    }
  }

  /** The child: starts a cluster, prints how long that took, and exits. */
  static final class Start {
    private Start() {}

    /** No arguments. */
    public static void main(String[] arguments) {
      long start = System.nanoTime();
      new Clusters().cluster(PostgresSpecification.newest());
      long end = System.nanoTime();
      Logger.getLogger("start").info("took " + Duration.ofNanos(end - start).toMillis() + " ms");
      if (arguments.length > 0) {
        Runtime.getRuntime().halt(0);
      }
    }
  }

  /** Arguments: an empty folder for data; the number of runs. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : TRIES;
    new StartTimes(Path.of(arguments[0]), runs).run();
  }

  private void run() throws IOException, InterruptedException {
    Path data = Files.createDirectories(folder.resolve("data"));
    report("bare JVM", Bare.class, data, false);
    report("cold", Start.class, data, true);
    report("warm", Start.class, data, false);
    report("warm, halted at once", Start.class, data, false, "halt");
    new FileTree(data).delete();
  }

  private void report(String what, Class<?> main, Path data, boolean cold, String... arguments)
      throws IOException, InterruptedException {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      if (cold) {
        new FileTree(data).delete();
        Files.createDirectories(data);
      }
      times.add(child(main, data, arguments));
    }
    times.sort(null);
    Logger.getLogger("times")
        .info(
            String.format(
                Locale.ROOT,
                "%-22s median %5.0f ms, min %5.0f, max %5.0f",
                what,
                times.get(runs / 2) / 1e6,
                times.get(0) / 1e6,
                times.get(runs - 1) / 1e6));
  }

  private long child(Class<?> main, Path data, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dplumbline.data=" + data,
                main.getName()));
    command.addAll(List.of(arguments));
    File output = folder.resolve("output").toFile();
    final long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("failed; see " + output);
    }
    return System.nanoTime() - start;
  }
}
