package dev.plumbline.cli.command;

import dev.plumbline.cli.fleet.ServiceCommand;
import dev.plumbline.cli.fleet.Target;
import dev.plumbline.cli.settings.Connections;
import dev.plumbline.cli.settings.DatabaseAddress;
import dev.plumbline.cli.settings.Durations;
import dev.plumbline.verification.ExitCode;
import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verification;
import dev.plumbline.verification.Verifier;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "wait",
    description =
        "Waits until verify succeeds, for init containers and scripts. Keeps trying while the"
            + " database is EMPTY, BEHIND, MIGRATING or UNREACHABLE; fails at once if waiting"
            + " cannot help, as after a refused login. Read-only.")
public final class WaitCommand extends ServiceCommand {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** A server that is being started may swallow a connection attempt without an answer. */
  private static final Map<String, String> BOUNDED =
      Map.of("connectTimeout", "5", "loginTimeout", "10", "socketTimeout", "20");

  @Mixin private final SnapshotOptions snapshots = new SnapshotOptions();

  @Option(
      names = "--timeout",
      paramLabel = "<duration>",
      defaultValue = "5m",
      description =
          "How long to wait; 0s checks once, which may itself take a few seconds (default: 5m).")
  private Duration timeout = Duration.ofMinutes(5);

  @Override
  protected boolean needsChangelog(String name) {
    return !snapshots.isGiven(name, invocation().settings());
  }

  @Override
  protected ExitCode run(Target target) {
    Verifier verifier = snapshots.verifier(target);
    long deadline = System.nanoTime() + timeout.toNanos();
    Duration pause = FIRST_PAUSE;
    @Nullable Verdict said = null;
    int looks = 0;
    while (true) {
      Verification verification = look(verifier, target);
      looks++;
      if (verification.verdict() != said) {
        target.console().println(verification.toText());
        said = verification.verdict();
      }
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      boolean over = left.compareTo(pause) < 0;
      if (over || !verification.isPassing()) {
        return ended(verification, target, looks);
      }
      if (invocation().shutdown().await(withJitter(pause))) {
        return ExitCode.INTERRUPTED;
      }
      pause = shorter(LONGEST_PAUSE, pause.multipliedBy(3).dividedBy(2));
    }
  }

  private static Verification look(Verifier verifier, Target target) {
    DatabaseAddress bounded = target.address().elseWith(BOUNDED);
    return verifier.verify(new Connections(target.service(), bounded).dataSource());
  }

  private ExitCode ended(Verification verification, Target target, int looks) {
    VerifyCommand.report(verification, target.report());
    target.report().put("looks", looks);
    ExitCode exitCode = ExitCode.of(verification);
    if (!exitCode.isSuccess() && verification.isPassing()) {
      target
          .console()
          .println(
              target.service()
                  + ": gave up after "
                  + Durations.printed(target.report().elapsed())
                  + ".");
    }
    return exitCode;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** So that the replicas of a service do not ask in step. */
  private static Duration withJitter(Duration pause) {
    return pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 4 + 1));
  }
}
