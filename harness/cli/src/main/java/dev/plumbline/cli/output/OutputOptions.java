package dev.plumbline.cli.output;

import dev.plumbline.cli.settings.Environment;
import dev.plumbline.cli.settings.Redaction;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is said, how, and to whom. */
public final class OutputOptions {

  /**
   * What went wrong with metrics.
   *
   * @param text what, without a full stop
   * @param isLoss whether somebody who asked for a file has none; a gateway may be away
   */
  public record Problem(String text, boolean isLoss) {}

  /** What standard output is for. */
  enum Format {
    TEXT,
    JSON;

    /** As it is written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--config",
      paramLabel = "<file>",
      description = "Configuration file (default: plumbline.properties, if it exists).")
  @SuppressWarnings("UnusedVariable") // read before the arguments are parsed
  private @Nullable Path config;

  @Option(
      names = "--output",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "Print results as text, or as one JSON document (default: text).")
  private Format format = Format.TEXT;

  @Option(
      names = "--color",
      paramLabel = "auto|always|never",
      defaultValue = "auto",
      description = "When to use colours (default: auto, on a terminal unless $$NO_COLOR is set).")
  private Terminal.Colour colour = Terminal.Colour.AUTO;

  @Option(
      names = "--log-level",
      paramLabel = "error|warning|info|debug|trace",
      description =
          "Log level for standard error (default: info, or debug if $$DEBUG_LOGGING is true).")
  private @Nullable LogLevel logLevel;

  @Option(names = "--debug", description = "Same as --log-level=debug --stacktrace.")
  private boolean debug;

  @Option(names = "--stacktrace", description = "Print a stack trace with each error.")
  private boolean stacktrace;

  @Option(
      names = "--metrics-file",
      paramLabel = "<file>",
      description = "Write metrics to this file at the end, as OpenMetrics text.")
  private @Nullable String metricsFile;

  @Option(
      names = "--metrics-push",
      paramLabel = "<url>",
      description =
          "Push the same metrics to this URL, such as a Pushgateway's /metrics/job/<job>.")
  private @Nullable String metricsPush;

  public boolean isJson() {
    return format == Format.JSON;
  }

  public Terminal terminal(Environment environment) {
    return Terminal.of(colour, environment);
  }

  public LogLevel logLevel(Environment environment) {
    if (logLevel != null) {
      return logLevel;
    }
    return debug || environment.isOn("DEBUG_LOGGING") ? LogLevel.DEBUG : LogLevel.INFO;
  }

  public boolean wantsStackTrace() {
    return stacktrace || debug;
  }

  /**
   * Looks before anything is done whether the metrics can be written.
   *
   * @throws IllegalArgumentException if they cannot
   */
  public void check(Redaction redaction, Environment environment) {
    if (metricsFile != null) {
      WholeFile.problem(environment.file(metricsFile))
          .ifPresent(
              problem -> {
                throw new IllegalArgumentException(
                    "Cannot write --metrics-file " + metricsFile + ": " + problem + ".");
              });
    }
    push().ifPresent(push -> push.secrets().forEach(redaction::hide));
  }

  private Optional<MetricsPush> push() {
    try {
      return Optional.ofNullable(metricsPush).map(url -> new MetricsPush(URI.create(url)));
    } catch (IllegalArgumentException e) {
      // the URL is not repeated: there may be a login in it
      throw new IllegalArgumentException(
          "The value of --metrics-push is not an http or https URL.");
    }
  }

  /** Writes the metrics where they are wanted; returns what went wrong with that. */
  public List<Problem> writeMetrics(
      String command, List<ServiceResult> results, Environment environment) {
    if (metricsFile == null && metricsPush == null) {
      return List.of();
    }
    String text = Metrics.text(command, results);
    List<Problem> problems = new ArrayList<>();
    if (metricsFile != null) {
      try {
        WholeFile.write(text, environment.file(metricsFile));
      } catch (java.io.IOException e) {
        problems.add(
            new Problem("The metrics could not be written to " + metricsFile + ": " + e, true));
      }
    }
    push()
        .ifPresent(
            push ->
                push.send(text)
                    .ifPresent(
                        problem ->
                            problems.add(
                                new Problem(
                                    "The metrics could not be sent to " + push + ": " + problem,
                                    false))));
    return problems;
  }
}
