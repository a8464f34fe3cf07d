package dev.plumbline.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** JVMs that tests start. */
final class TestJvm {

  /** Each lives for a second: the second compiler and a collector with threads cost more of it. */
  private static final List<String> SHORT_LIVED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private TestJvm() {}

  /** How a command line begins, up to the main class; with this JVM's class path. */
  static List<String> command(String... options) {
    return command(System.getProperty("java.class.path"), List.of(options));
  }

  static List<String> command(String classPath, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SHORT_LIVED);
    command.addAll(List.of("-cp", classPath));
    command.addAll(options);
    return command;
  }
}
