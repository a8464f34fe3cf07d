package dev.plumbline.cli.output;

import dev.plumbline.cli.output.Console.Style;
import dev.plumbline.cli.settings.Durations;
import dev.plumbline.migrator.ChangeSetRun;
import dev.plumbline.migrator.LockHolder;
import dev.plumbline.migrator.LockRetry;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.Session;
import dev.plumbline.verification.ChangeSetId;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Prints what happens to a database while it happens, and remembers it for the report. */
public final class Progress implements MigrationListener, AutoCloseable {

  private final Console console;
  private final Report report;
  private final Stopwatch stopwatch;
  private Duration blocked = Duration.ZERO;

  public Progress(Console console, Report report) {
    this.console = console;
    this.report = report;
    this.stopwatch = new Stopwatch(console);
  }

  @Override
  public void starting(ChangeSetId changeSet, Connection connection) {
    blocked = Duration.ZERO;
    stopwatch.start(changeSet.toString());
  }

  @Override
  public void applied(ChangeSetRun run, Connection connection) {
    stopwatch.stop();
    report.countApplied(run);
    String outcome =
        switch (run.outcome()) {
          case APPLIED -> console.in(Style.GOOD, "applied      ");
          case REAPPLIED -> console.in(Style.GOOD, "applied again");
          case MARKED -> console.in(Style.ATTENTION, "marked as run");
          case FAILED -> console.in(Style.ATTENTION, "error ignored");
        };
    console.printf("  %s %s (%s)", outcome, run.id(), Durations.printed(run.elapsed()));
  }

  @Override
  public void rolledBack(ChangeSetId changeSet, Duration elapsed, Connection connection) {
    stopwatch.stop();
    report.countRolledBack();
    report.changeSet(
        changeSet, "rolled back", Map.of("elapsedSeconds", Durations.seconds(elapsed)));
    console.printf(
        "  %s   %s (%s)",
        console.in(Style.GOOD, "rolled back"), changeSet, Durations.printed(elapsed));
  }

  @Override
  public void waitingForLock(LockHolder holder, Duration waited) {
    boolean another = waited.compareTo(Duration.ofSeconds(1)) < 0;
    report.countLockWait(another, waited);
    console.printf(
        "  %s for another migration: %s%s",
        console.in(Style.ATTENTION, "waiting      "),
        holder.name(),
        another ? "" : " (" + Durations.printed(waited) + " so far)");
  }

  @Override
  public void retrying(LockRetry retry) {
    report.countRetry();
    console.printf(
        "  %s %s in %s (attempt %d did not get its locks: %s)",
        console.in(Style.ATTENTION, "retrying     "),
        retry.changeSet(),
        Durations.printed(retry.delay()),
        retry.attempt(),
        retry.reason());
    retry.blockers().forEach(this::blocker);
    stopwatch.start(retry.changeSet().toString());
  }

  /**
   * Comes from another thread, once a second; one line at the beginning and every ten is enough.
   */
  @Override
  public synchronized void blocked(ChangeSetId changeSet, Duration waited, List<Session> blockers) {
    if (!blocked.isZero() && waited.minus(blocked).toSeconds() < 10) {
      return;
    }
    blocked = waited.isZero() ? Duration.ofMillis(1) : waited;
    console.printf(
        "  %s %s has been waiting for a lock for %s",
        console.in(Style.ATTENTION, "blocked      "), changeSet, Durations.printed(waited));
    blockers.forEach(this::blocker);
  }

  private void blocker(Session session) {
    console.printf("                held by %s", session.toText());
    if (session.query() != null) {
      console.printf("                %s", console.in(Style.FAINT, session.query().strip()));
    }
  }

  @Override
  public void resuming(ChangeSetId changeSet, String what) {
    console.printf("  %s %s: %s", console.in(Style.ATTENTION, "continuing   "), changeSet, what);
  }

  @Override
  public void rollingBackRepeatable(ChangeSetId changeSet, String what) {
    console.printf("  %s %s: %s", console.in(Style.ATTENTION, "repeatable   "), changeSet, what);
  }

  @Override
  public void close() {
    stopwatch.close();
  }

  /** In the words of the JSON document. */
  static String state(ChangeSetRun run) {
    return switch (run.outcome()) {
      case APPLIED -> "applied";
      case REAPPLIED -> "applied again";
      case MARKED -> "marked as run";
      case FAILED -> "failed";
    };
  }
}
