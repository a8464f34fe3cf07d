package dev.plumbline.cli.fleet;

import dev.plumbline.cli.output.Console;
import dev.plumbline.cli.output.Console.Style;
import dev.plumbline.cli.output.GuardedStream;
import dev.plumbline.cli.output.Json;
import dev.plumbline.cli.output.OutputOptions.Problem;
import dev.plumbline.cli.output.ServiceResult;
import dev.plumbline.cli.settings.Durations;
import dev.plumbline.verification.ExitCode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes what a command leaves behind at its end: a summary, a document, metrics.
 *
 * @param command which
 * @param console where to print
 */
record ResultWriter(ServiceCommand command, Console console) {

  /** Writes them; returns the exit code of all. */
  ExitCode write(List<ServiceResult> results, boolean fleet) {
    ExitCode exitCode = ExitCode.worst(results.stream().map(ServiceResult::exitCode).toList());
    if (fleet) {
      summarise(results, exitCode);
    }
    boolean lost = false;
    if (command.output().isJson()) {
      PrintStream out = command.invocation().document();
      out.println(document(results, exitCode).text());
      if (out.checkError()) {
        command.err().println("plumbline: " + GuardedStream.NOT_WRITTEN);
        lost = true;
      }
    }
    for (Problem problem :
        command
            .output()
            .writeMetrics(command.name(), results, command.invocation().environment())) {
      command
          .err()
          .println(
              "plumbline: "
                  + problem.text()
                  + (problem.isLoss()
                      ? ". What was done stays done."
                      : ". Nothing else is affected."));
      lost |= problem.isLoss();
    }
    return lost && exitCode.isSuccess() ? ExitCode.OUTPUT_LOST : exitCode;
  }

  private Json.Written document(List<ServiceResult> results, ExitCode exitCode) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("format", 1);
    document.put("command", command.name());
    document.put("exitCode", exitCode.code());
    document.put("outcome", exitCode);
    document.put("retriable", exitCode.isRetriable());
    document.put("elapsedSeconds", Durations.seconds(command.invocation().elapsed()));
    document.put("services", results.stream().map(ServiceResult::json).toList());
    return Json.of(document, command.invocation().redaction());
  }

  private void summarise(List<ServiceResult> results, ExitCode worst) {
    int width = results.stream().mapToInt(result -> result.service().length()).max().orElse(0);
    Map<ExitCode, Integer> counts = new TreeMap<>();
    console.println("");
    for (ServiceResult result : results) {
      counts.merge(result.exitCode(), 1, Integer::sum);
      console.printf(
          "%-" + width + "s  %s  %s",
          result.service(),
          console.in(style(result.exitCode()), String.format("%-17s", result.exitCode().name())),
          Durations.printed(result.elapsed()));
    }
    StringBuilder total = new StringBuilder();
    counts.forEach((code, count) -> total.append(", ").append(count).append(' ').append(code));
    Duration elapsed = command.invocation().elapsed();
    console.printf(
        "%s in %s: %s; exit code %d",
        ServiceCommand.counted(results.size(), "service"),
        Durations.printed(elapsed),
        total.substring(2),
        worst.code());
  }

  private static Style style(ExitCode exitCode) {
    if (exitCode.isSuccess()) {
      return Style.GOOD;
    }
    return exitCode.isRetriable() ? Style.ATTENTION : Style.BAD;
  }
}
