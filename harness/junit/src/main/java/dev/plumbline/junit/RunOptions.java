package dev.plumbline.junit;

import dev.plumbline.text.DurationFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What is said for a whole run: by JUnit's configuration parameters, which system properties and
 * {@code junit-platform.properties} provide, and by environment variables where there are none.
 *
 * @param postgres where servers come from, or {@code ""}
 * @param postgresVersion their version, or {@code ""}
 * @param keep whether the databases of failed tests are kept
 * @param maxAge how old a template may become that holds values of a clock
 * @param report where to write the report to
 * @param fixes the folder for suggested changeSets, where it is not among what the build makes
 * @param updateSnapshots whether schema snapshots are written rather than compared
 * @param snapshots the folder of schema snapshots, where it is not in the main resources
 * @param previousSnapshot where the snapshot of the release before is
 * @param acceptAll whether findings are written into the judgement file rather than reported
 * @param judgements the folder of judgement files, where they are not in the test resources
 */
record RunOptions(
    String postgres,
    String postgresVersion,
    boolean keep,
    Duration maxAge,
    Optional<Path> report,
    Optional<Path> fixes,
    boolean updateSnapshots,
    Optional<Path> snapshots,
    Optional<String> previousSnapshot,
    boolean acceptAll,
    Optional<Path> judgements) {

  /** A working day's tests see the same seeds; yesterday's are gone. */
  static final Duration DEFAULT_MAX_AGE = Duration.ofDays(1);

  private static final String JUNIT_FILE = "junit-platform.properties";

  private static final String MAX_AGE = "plumbline.templates.max-age";

  static RunOptions of(ExtensionContext context) {
    return of(context::getConfigurationParameter);
  }

  /** What is said where JUnit cannot be asked. */
  static RunOptions ofThisJvm() {
    Properties file = new Properties();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (@Nullable InputStream content = loader.getResourceAsStream(JUNIT_FILE)) {
      if (content != null) {
        file.load(content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(JUNIT_FILE + " on the class path cannot be read", e);
    }
    return of(
        name ->
            Optional.ofNullable(System.getProperty(name))
                .or(() -> Optional.ofNullable(file.getProperty(name))));
  }

  private static RunOptions of(Function<String, Optional<String>> parameters) {
    Function<String, Optional<String>> values = name -> value(name, parameters);
    return new RunOptions(
        values.apply("plumbline.postgres").orElse(""),
        values.apply("plumbline.postgres.version").orElse(""),
        choice("plumbline.keep", values, "never", "on-failure"),
        values.apply(MAX_AGE).map(text -> duration(MAX_AGE, text)).orElse(DEFAULT_MAX_AGE),
        values.apply("plumbline.report").map(Path::of),
        values.apply("plumbline.fixes").map(Path::of),
        choice("plumbline.update-snapshots", values, "false", "true"),
        values.apply("plumbline.snapshots").map(Path::of),
        values.apply("plumbline.previous-snapshot"),
        choice("plumbline.accept", values, "none", "all"),
        values.apply("plumbline.judgements").map(Path::of));
  }

  private static Optional<String> value(
      String name, Function<String, Optional<String>> parameters) {
    String variable = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "_");
    return parameters
        .apply(name)
        .or(() -> Optional.ofNullable(System.getenv(variable)))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** Whether the second of two words was given; the first is meant where there is none. */
  private static boolean choice(
      String name, Function<String, Optional<String>> values, String off, String on) {
    String text = values.apply(name).orElse(off);
    if (!text.equals(off) && !text.equals(on)) {
      throw new ExtensionConfigurationException(
          name + "=" + text + ": expected " + off + " or " + on);
    }
    return text.equals(on);
  }

  private static Duration duration(String name, String text) {
    try {
      return DurationFormat.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(name + ": " + e.getMessage(), e);
    }
  }
}
