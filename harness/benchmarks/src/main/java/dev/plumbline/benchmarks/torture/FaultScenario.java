package dev.plumbline.benchmarks.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A migration that is disturbed once, and the run after it, which ought to complete it. */
final class FaultScenario {

  /** Long enough for a JVM on a busy machine, and for a grace period. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Duration POLL = Duration.ofMillis(2);

  /** What only the publisher of a subscription can put right. */
  private static final String SLOT_LEFT = "SELECT pg_drop_replication_slot(";

  private final TortureServer server;
  private final Path changelogs;
  private final Subject subject;
  private final Condition expected;

  FaultScenario(TortureServer server, Path changelogs, Subject subject, Condition expected) {
    this.server = server;
    this.changelogs = changelogs;
    this.subject = subject;
    this.expected = expected;
  }

  /** How it went. */
  enum Ending {
    /** The run had ended before its moment came. */
    TOO_LATE,
    COMPLETED,
    /**
     * Completed after somebody had released the lock that the disturbed run had left, or had
     * dropped its slot at another server.
     */
    COMPLETED_UNLOCKED,
    /** The next run fails, and so would all that follow. */
    FAILED,
    /** It ends well, but not with what an undisturbed run leaves. */
    WRONG
  }

  /**
   * What was seen.
   *
   * @param ending how it went
   * @param moment when it was disturbed
   * @param recorded how many changeSets were recorded then
   * @param exitCode of the disturbed process; negative if it was killed
   * @param deviation what was not as it has to be; empty if nothing
   */
  record Result(Ending ending, Moment moment, int recorded, int exitCode, List<String> deviation) {}

  /** What a run leaves that is not disturbed. */
  static Condition undisturbed(TortureServer server, Path changelogs, Subject subject)
      throws IOException, InterruptedException, SQLException {
    try (TortureDatabase database = server.create();
        MigratorProcess run = subject.startFirst(changelogs, database)) {
      requireSuccess(run);
      try (Connection connection = database.connect()) {
        return Condition.of(connection);
      }
    }
  }

  /** From the first connection of an undisturbed run to its end. */
  static Duration span(TortureServer server, Path changelogs, Subject subject)
      throws IOException, InterruptedException, SQLException {
    try (TortureDatabase database = server.create();
        MigratorProcess run = subject.start(changelogs, database)) {
      Moment.awaitConnection(server, database, run);
      long start = System.nanoTime();
      requireSuccess(run);
      return Duration.ofNanos(System.nanoTime() - start);
    }
  }

  static void requireSuccess(MigratorProcess run) throws IOException, InterruptedException {
    OptionalInt exitCode = run.end(PATIENCE);
    if (exitCode.orElse(-1) != 0) {
      throw new IOException("An undisturbed run ended with " + exitCode + ":\n" + run.said());
    }
  }

  /** Disturbs a run at that moment. */
  Result suffer(Fault fault, Moment moment) throws IOException, InterruptedException, SQLException {
    try (TortureDatabase database = server.create();
        SeveredProxy proxy = SeveredProxy.before(database.port())) {
      int exitCode;
      try (MigratorProcess process =
          subject.start(
              changelogs, fault == Fault.CUT ? database.through(proxy.port()) : database)) {
        moment.await(server, database, process);
        if (!process.isAlive()) {
          return new Result(Ending.TOO_LATE, moment, TortureChangelog.SIZE, 0, List.of());
        }
        disturb(fault, process, database, proxy);
        OptionalInt end = process.end(PATIENCE);
        if (end.isEmpty()) {
          return new Result(
              Ending.FAILED, moment, 0, 0, List.of("it does not end: " + process.said()));
        }
        exitCode = end.getAsInt();
        if (fault != Fault.KILL && !subject.mayEndWith(exitCode)) {
          return new Result(
              Ending.FAILED,
              moment,
              0,
              exitCode,
              List.of("it ended with " + exitCode + ": " + process.said()));
        }
      }
      server.awaitRecovery();
      return afterwards(database, moment, fault == Fault.KILL ? -1 : exitCode);
    }
  }

  private void disturb(
      Fault fault, MigratorProcess process, TortureDatabase database, SeveredProxy proxy)
      throws IOException, InterruptedException, SQLException {
    switch (fault) {
      case KILL -> process.kill();
      case TERMINATE -> process.terminate();
      case BACKENDS -> {
        try (Connection connection = server.maintenance()) {
          Sql.query(
              connection,
              "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                  + database.name()
                  + "'");
        }
      }
      case CRASH -> server.crash();
      case CUT -> proxy.sever();
    }
  }

  private Result afterwards(TortureDatabase database, Moment moment, int exitCode)
      throws IOException, InterruptedException, SQLException {
    boolean unlocked = subject == Subject.STOCK && unlocked(database);
    int recorded;
    try (Connection connection = database.connect()) {
      recorded = Moment.recorded(connection);
    }
    List<String> failure = next(database);
    if (failure.stream().anyMatch(said -> said.contains(SLOT_LEFT))) {
      unlocked |= server.dropSlots() > 0;
      failure = next(database);
    }
    if (!failure.isEmpty()) {
      return new Result(Ending.FAILED, moment, recorded, exitCode, failure);
    }
    List<String> deviations = new ArrayList<>();
    try (Connection connection = database.connect()) {
      deviations.addAll(expected.differences(Condition.of(connection)));
      deviations.addAll(Condition.leftovers(connection));
    }
    Ending ending =
        !deviations.isEmpty()
            ? Ending.WRONG
            : unlocked ? Ending.COMPLETED_UNLOCKED : Ending.COMPLETED;
    return new Result(ending, moment, recorded, exitCode, deviations);
  }

  /** Runs it once more; what it said if it failed. */
  private List<String> next(TortureDatabase database) throws IOException, InterruptedException {
    try (MigratorProcess next = subject.start(changelogs, database)) {
      OptionalInt end = next.end(PATIENCE);
      return end.orElse(-1) == 0
          ? List.of()
          : List.of("the next run ended with " + end + ": " + next.said());
    }
  }

  /** Does what an operator has to do when nobody works any more, but the lock is held. */
  private boolean unlocked(TortureDatabase database) throws InterruptedException, SQLException {
    long start = System.nanoTime();
    while (!server.sessions(database.name()).isEmpty()
        && System.nanoTime() - start < PATIENCE.toNanos()) {
      Thread.sleep(POLL.toMillis());
    }
    try (Connection connection = database.connect()) {
      if (Sql.query(connection, "select to_regclass('databasechangeloglock')").contains("null")
          || !Sql.query(connection, "select locked from databasechangeloglock").contains("t")) {
        return false;
      }
      Sql.execute(
          connection,
          "update databasechangeloglock set locked = false, lockedby = null, lockgranted = null");
      return true;
    }
  }
}
