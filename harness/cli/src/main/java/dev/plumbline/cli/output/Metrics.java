package dev.plumbline.cli.output;

import dev.plumbline.cli.settings.Durations;
import dev.plumbline.verification.ExitCode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What a run did, as OpenMetrics text (https://prometheus.io/docs/specs/om/open_metrics_spec/).
 *
 * <p>All of them are gauges, even what looks like a counter: each run starts from zero, and gauges
 * are written alike in OpenMetrics and in Prometheus' older format, which the node exporter and the
 * Pushgateway read.
 */
final class Metrics {

  static final String CONTENT_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private final String command;
  private final List<ServiceResult> results;
  private final StringBuilder text = new StringBuilder();

  private Metrics(String command, List<ServiceResult> results) {
    this.command = command;
    this.results = List.copyOf(results);
  }

  static String text(String command, List<ServiceResult> results) {
    return new Metrics(command, results).write();
  }

  private String write() {
    family("duration_seconds", "How long the run took.", r -> Durations.seconds(r.elapsed()));
    family("changesets_applied", "ChangeSets that were applied.", r -> r.counts().applied());
    family(
        "changesets_rolled_back",
        "ChangeSets that were rolled back.",
        r -> r.counts().rolledBack());
    family(
        "changesets_pending",
        "ChangeSets that were found pending and not applied.",
        r -> r.counts().pending());
    family("lock_waits", "Waits for another migration.", r -> r.counts().lockWaits());
    family(
        "lock_wait_seconds",
        "Time spent waiting for other migrations.",
        r -> Durations.seconds(r.counts().lockWait()));
    family("retries", "Retries after lock timeouts.", r -> r.counts().retries());
    family("exit_code", "The run's exit code.", r -> r.exitCode().code());
    outcomes();
    double now = Instant.now().toEpochMilli() / 1000.0;
    family("finished_timestamp_seconds", "When the run ended, in Unix time.", r -> now);
    return text.append("# EOF\n").toString();
  }

  private void head(String name, String help) {
    text.append("# TYPE plumbline_").append(name).append(" gauge\n");
    if (name.endsWith("_seconds")) {
      text.append("# UNIT plumbline_").append(name).append(" seconds\n");
    }
    text.append("# HELP plumbline_").append(name).append(' ').append(help).append('\n');
  }

  private void family(String name, String help, ToDoubleFunction<ServiceResult> value) {
    head(name, help);
    results.forEach(result -> sample(name, result, "", value.applyAsDouble(result)));
  }

  /** Each outcome that there can be, so that an alert sees the one that is not there any more. */
  private void outcomes() {
    head("outcome", "1 for the outcome of the run, 0 for all others.");
    for (ServiceResult result : results) {
      for (ExitCode outcome : ExitCode.values()) {
        sample(
            "outcome",
            result,
            ",outcome=\"" + outcome.name().toLowerCase(Locale.ROOT) + "\"",
            outcome == result.exitCode() ? 1 : 0);
      }
    }
  }

  private void sample(String name, ServiceResult result, String label, double value) {
    text.append("plumbline_")
        .append(name)
        .append("{service=\"")
        .append(escaped(result.service()))
        .append("\",command=\"")
        .append(command)
        .append('"')
        .append(label)
        .append("} ")
        .append(
            value == Math.rint(value)
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.3f", value))
        .append('\n');
  }

  private static String escaped(String label) {
    return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
