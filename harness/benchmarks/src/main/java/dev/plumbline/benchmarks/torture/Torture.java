package dev.plumbline.benchmarks.torture;

import dev.plumbline.benchmarks.machine.DataFolder;
import dev.plumbline.benchmarks.torture.FaultScenario.Ending;
import dev.plumbline.migrator.MigrationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The main program behind {@code ci/torture}. */
@Command(
    name = "ci/torture",
    mixinStandardHelpOptions = true,
    description = {
      "Disturbs migrations of "
          + TortureChangelog.SIZE
          + " changeSets at random moments, and demands that the next run completes them, without"
          + " anybody's help, to exactly what an undisturbed run leaves.",
      "Also: many migrations at once, and one that a long query keeps waiting."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all of plumbline's migrations ended as they have to",
      "1:one did not: the lines that begin with DEVIATION say which",
      "2:the command line is wrong"
    })
final class Torture implements Callable<Integer> {

  private static final int ROUNDS = 200;
  private static final int QUICK_ROUNDS = 20;
  private static final int PROGRESS = 10;
  private static final int CROWD = 20;
  private static final int QUICK_CROWD = 5;
  private static final Duration HOLD = Duration.ofSeconds(12);
  private static final Duration QUICK_HOLD = Duration.ofSeconds(5);

  /** For the machine: what queues behind a lock needs a moment when it is released. */
  private static final Duration MARGIN = Duration.ofMillis(750);

  @Option(names = "--quick", description = "A tenth of the rounds, and a smaller crowd.")
  private boolean quick;

  @Option(names = "--rounds", description = "How many faults; else 200, or 20 with --quick.")
  private @Nullable Integer rounds;

  @Option(
      names = "--stock-rounds",
      defaultValue = "0",
      description = "How many faults of a stock Liquibase, for comparison; else none.")
  private int stockRounds;

  @Option(names = "--seed", description = "Makes the moments of another run again.")
  private long seed = System.nanoTime();

  @Option(names = "--folder", description = "Where the server's data goes; else /dev/shm or /tmp.")
  private @Nullable Path parent;

  private final List<String> deviations = new ArrayList<>();

  /** Runs, and ends the JVM. */
  public static void main(String... arguments) {
    System.exit(new CommandLine(new Torture()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    try (DataFolder data = DataFolder.in(parent);
        TortureServer server = TortureServer.start(data.path().resolve("data"))) {
      Path changelogs =
          TortureChangelog.write(
              Files.createDirectory(data.path().resolve("files")), server.publisher());
      System.out.println(
          "PostgreSQL "
              + server.version()
              + ", data in "
              + data.description()
              + ", --seed "
              + seed);
      Condition expected = FaultScenario.undisturbed(server, changelogs, Subject.PLUMBLINE);
      torture(Subject.PLUMBLINE, rounds(), server, changelogs, expected, data.path());
      if (stockRounds > 0) {
        expected = FaultScenario.undisturbed(server, changelogs, Subject.STOCK);
        torture(Subject.STOCK, stockRounds, server, changelogs, expected, data.path());
      }
    }
    deviations.forEach(deviation -> System.out.println("DEVIATION: " + deviation));
    System.out.println(
        deviations.isEmpty()
            ? "All ended as they have to."
            : deviations.size() + " deviations. --seed " + seed);
    return deviations.isEmpty() ? 0 : 1;
  }

  private int rounds() {
    if (rounds != null) {
      return rounds;
    }
    return quick ? QUICK_ROUNDS : ROUNDS;
  }

  private void torture(
      Subject subject,
      int number,
      TortureServer server,
      Path changelogs,
      Condition expected,
      Path folder)
      throws IOException, InterruptedException, SQLException {
    faults(subject, number, server, changelogs, expected);
    crowd(subject, server, changelogs, expected);
    reader(subject, server, folder);
  }

  private void faults(
      Subject subject, int number, TortureServer server, Path changelogs, Condition expected)
      throws IOException, InterruptedException, SQLException {
    Duration span = FaultScenario.span(server, changelogs, subject);
    System.out.printf(
        Locale.ROOT,
        "%n%s: %d faults; undisturbed, it takes %d ms from its first connection to its end%n",
        subject.words(),
        number,
        span.toMillis());
    FaultScenario scenario = new FaultScenario(server, changelogs, subject, expected);
    Map<Fault, Tally> tallies = new EnumMap<>(Fault.class);
    RandomGenerator random = new Random(seed);
    Fault[] kinds = Fault.values();
    for (int round = 0; round < number; ) {
      Fault kind = kinds[round % kinds.length];
      FaultScenario.Result result = scenario.suffer(kind, Moment.random(random, span));
      tallies.computeIfAbsent(kind, unused -> new Tally()).add(result);
      if (result.ending() == Ending.TOO_LATE) {
        continue;
      }
      round++;
      if (round % PROGRESS == 0) {
        System.err.println("… " + round + " of " + number);
        System.err.print(Tally.table(tallies));
      }
      if (subject == Subject.PLUMBLINE && result.ending() != Ending.COMPLETED) {
        deviations.add(
            String.format(
                Locale.ROOT,
                "round %d, %s %s, of which %d were recorded: %s",
                round,
                kind.words(),
                result.moment(),
                result.recorded(),
                String.join("; ", result.deviation())));
      }
    }
    System.out.print(Tally.table(tallies));
  }

  private void crowd(Subject subject, TortureServer server, Path changelogs, Condition expected)
      throws IOException, InterruptedException, SQLException {
    Crowd crowd = Crowd.of(quick ? QUICK_CROWD : CROWD, subject, changelogs, server, expected);
    System.out.printf(
        Locale.ROOT,
        "%s, %d at once: %d succeeded, %d applied something, all had ended after %.1f s%n",
        subject.words(),
        crowd.size(),
        crowd.succeeded(),
        crowd.deployments(),
        crowd.wall().toMillis() / 1000.0);
    report(subject, crowd.deviations());
  }

  private void reader(Subject subject, TortureServer server, Path folder)
      throws IOException, InterruptedException, SQLException {
    LongReader seen =
        LongReader.against(
            subject, quick ? QUICK_HOLD : HOLD, server, folder.resolve("reader-" + subject));
    Duration limit = MigrationOptions.DEFAULTS.lockTimeout();
    System.out.printf(
        Locale.ROOT,
        "%s, a query holds its lock for %d ms: others waited for up to %d ms (lock timeout %d ms);"
            + " the migration ended with %d%n",
        subject.words(),
        seen.held().toMillis(),
        seen.waited().toMillis(),
        limit.toMillis(),
        seen.exitCode());
    List<String> wrong = new ArrayList<>();
    if (seen.exitCode() != 0) {
      wrong.add(
          "the migration that had to wait ended with " + seen.exitCode() + ": " + seen.said());
    }
    if (seen.waited().compareTo(limit.plus(MARGIN)) > 0) {
      wrong.add("somebody waited for " + seen.waited() + " behind a migration that waited");
    }
    if (seen.waited().compareTo(limit.dividedBy(2)) < 0) {
      wrong.add("nobody waited behind the migration, so that nothing was shown");
    }
    report(subject, wrong);
  }

  /** Of others, it is for people to judge. */
  private void report(Subject subject, List<String> wrong) {
    if (subject == Subject.PLUMBLINE) {
      deviations.addAll(wrong);
    } else {
      wrong.forEach(line -> System.out.println("  " + line.lines().findFirst().orElse("")));
    }
  }
}
