package dev.plumbline.cli.output;

import dev.plumbline.cli.settings.Durations;
import dev.plumbline.cli.settings.Redaction;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.migrator.ChangeSetRun;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.ExitCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of a command's work on one service. */
public final class Report {

  private final String service;
  private long start = System.nanoTime();
  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final List<Map<String, Object>> changeSets = new ArrayList<>();
  private int applied;
  private int rolledBack;
  private int pending;
  private int lockWaits;
  private Duration earlierLockWaits = Duration.ZERO;
  private Duration lockWait = Duration.ZERO;
  private int retries;

  public Report(String service) {
    this.service = service;
  }

  public String service() {
    return service;
  }

  /** The work begins only now. */
  public void begin() {
    start = System.nanoTime();
  }

  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Says something; the names and their types are in {@code output.schema.json}. */
  public void put(String field, @Nullable Object value) {
    if (value != null) {
      fields.put(field, value);
    }
  }

  public void findings(Findings findings) {
    put("findings", findings.stream().map(Report::fields).toList());
  }

  private static Map<String, Object> fields(Finding finding) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("code", finding.code());
    fields.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    fields.put("subject", finding.subject());
    if (finding.expected() != null) {
      fields.put("expected", finding.expected());
    }
    if (finding.actual() != null) {
      fields.put("actual", finding.actual());
    }
    fields.put("consequence", finding.consequence());
    fields.put("fix", finding.fix());
    return fields;
  }

  /** Adds a changeSet and what is to be said of it besides. */
  public void changeSet(ChangeSetId id, String state, Map<String, Object> more) {
    Map<String, Object> changeSet = new LinkedHashMap<>();
    changeSet.put("id", id.id());
    changeSet.put("author", id.author());
    changeSet.put("file", id.path());
    changeSet.put("state", state);
    changeSet.putAll(more);
    changeSets.add(changeSet);
  }

  void countApplied(ChangeSetRun run) {
    applied++;
    changeSet(
        run.id(), Progress.state(run), Map.of("elapsedSeconds", Durations.seconds(run.elapsed())));
  }

  void countRolledBack() {
    rolledBack++;
  }

  public void countPending(int count) {
    pending = count;
  }

  void countRetry() {
    retries++;
  }

  /**
   * Another wait for a lock, or the same one, longer.
   *
   * @param waited since it began
   */
  public void countLockWait(boolean another, Duration waited) {
    if (another) {
      lockWaits++;
      earlierLockWaits = lockWait;
    }
    if (lockWaits > 0) {
      lockWait = earlierLockWaits.plus(waited);
    }
  }

  public ServiceResult result(ExitCode exitCode, Redaction redaction) {
    Duration elapsed = elapsed();
    Counts counts = new Counts(applied, rolledBack, pending, lockWaits, lockWait, retries);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("service", service);
    all.put("exitCode", exitCode.code());
    all.put("outcome", exitCode);
    all.put("retriable", exitCode.isRetriable());
    all.put("elapsedSeconds", Durations.seconds(elapsed));
    all.putAll(fields);
    if (!changeSets.isEmpty()) {
      all.put("changeSets", changeSets);
    }
    if (lockWaits > 0) {
      all.put("lockWaitSeconds", Durations.seconds(lockWait));
    }
    if (retries > 0) {
      all.put("retries", retries);
    }
    return new ServiceResult(service, exitCode, elapsed, counts, Json.of(all, redaction));
  }
}
