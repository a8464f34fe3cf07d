package dev.plumbline.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a JVM of its own is started: with this JVM's JDK and that JDK's defaults. Immutable.
 *
 * @param classPath its class path
 * @param options what to tell {@code java}, such as {@code -Dname=value}
 * @param main its main class
 * @param arguments of its main class
 */
public record Jvm(
    ClassPath classPath, List<String> options, Class<?> main, List<String> arguments) {

  /** Copies. */
  public Jvm {
    options = List.copyOf(options);
    arguments = List.copyOf(arguments);
  }

  /** One without options. */
  public Jvm(ClassPath classPath, Class<?> main, String... arguments) {
    this(classPath, List.of(), main, List.of(arguments));
  }

  /** The same with further options. */
  public Jvm with(String... more) {
    return new Jvm(
        classPath, Stream.concat(options.stream(), Stream.of(more)).toList(), main, arguments);
  }

  /** Starts it; its clock is running from just before that. */
  public RunningJvm start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPath.toString()));
    command.addAll(options);
    command.add(main.getName());
    command.addAll(arguments);
    Path errors = Files.createTempFile("plumbline-bench-", ".log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    long start = System.nanoTime();
    return new RunningJvm(builder.start(), start, errors);
  }

  /** Time from its start to a line of its output; waits until it has ended. */
  public Duration timeToLine(String beginning) throws IOException, InterruptedException {
    try (RunningJvm running = start()) {
      running.awaitLine(beginning);
      Duration time = running.elapsed();
      running.awaitEnd();
      return time;
    }
  }

  /** Time from its start to its end. */
  public Duration timeToEnd() throws IOException, InterruptedException {
    try (RunningJvm running = start()) {
      running.awaitEnd();
      return running.elapsed();
    }
  }
}
