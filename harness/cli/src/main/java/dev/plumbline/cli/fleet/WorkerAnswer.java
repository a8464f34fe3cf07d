package dev.plumbline.cli.fleet;

import dev.plumbline.cli.output.Counts;
import dev.plumbline.cli.output.Json;
import dev.plumbline.cli.output.ServiceResult;
import dev.plumbline.verification.ExitCode;
import java.time.Duration;

/** What a worker prints: text for people behind one mark, results behind another. */
public final class WorkerAnswer {

  /** In front of a line for people. */
  public static final String TEXT = "| ";

  private static final String RESULT = "= ";
  private static final String SEPARATOR = "\t";
  private static final int FIELDS = 10;

  private WorkerAnswer() {}

  static String line(ServiceResult result) {
    Counts counts = result.counts();
    return RESULT
        + String.join(
            SEPARATOR,
            result.service(),
            result.exitCode().name(),
            String.valueOf(result.elapsed().toMillis()),
            String.valueOf(counts.applied()),
            String.valueOf(counts.rolledBack()),
            String.valueOf(counts.pending()),
            String.valueOf(counts.lockWaits()),
            String.valueOf(counts.lockWait().toMillis()),
            String.valueOf(counts.retries()),
            result.json().text());
  }

  static boolean isResult(String line) {
    return line.startsWith(RESULT);
  }

  static ServiceResult parse(String line) {
    String[] fields = line.substring(RESULT.length()).split(SEPARATOR, FIELDS);
    return new ServiceResult(
        fields[0],
        ExitCode.valueOf(fields[1]),
        Duration.ofMillis(Long.parseLong(fields[2])),
        new Counts(
            Integer.parseInt(fields[3]),
            Integer.parseInt(fields[4]),
            Integer.parseInt(fields[5]),
            Integer.parseInt(fields[6]),
            Duration.ofMillis(Long.parseLong(fields[7])),
            Integer.parseInt(fields[8])),
        new Json.Written(fields[9]));
  }
}
