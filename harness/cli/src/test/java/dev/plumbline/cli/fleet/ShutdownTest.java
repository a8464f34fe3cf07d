package dev.plumbline.cli.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.Plumbline;
import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.cli.Running;
import dev.plumbline.verification.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Processes that are told to end at the moments that a migration hardly ever meets. */
class ShutdownTest {

  private static final String READY = "ready";
  private static final int DONE = 7;

  /** What a process does when the signal comes. */
  enum Work {
    /** It has done everything; only the JVM has still to end. */
    IS_DONE {
      @Override
      void go(Shutdown shutdown) throws InterruptedException {
        shutdown.ended(DONE);
        ready();
        Thread.sleep(Long.MAX_VALUE);
      }
    },
    /** It stops in order, and says how it ended. */
    STOPS {
      @Override
      void go(Shutdown shutdown) {
        shutdown.allow(Duration.ofMinutes(1));
        shutdown.onRequest(() -> System.out.println("listener told"));
        ready();
        if (shutdown.await(Duration.ofMinutes(2)) && shutdown.isRequested()) {
          shutdown.onRequest(() -> System.out.println("late listener told"));
          shutdown.ended(DONE);
        }
      }
    },
    /** It does not listen. */
    GOES_ON {
      @Override
      void go(Shutdown shutdown) throws InterruptedException {
        ready();
        Thread.sleep(Long.MAX_VALUE);
      }
    };

    abstract void go(Shutdown shutdown) throws InterruptedException;

    /** As {@link Plumbline#main} begins. */
    public static void main(String[] arguments) throws InterruptedException {
      valueOf(arguments[0]).go(Shutdown.install());
    }

    private static void ready() {
      System.out.println(READY);
    }
  }

  private static Result toldToEnd(Work work) throws Exception {
    Running running =
        Running.of(
            new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Work.class.getName(),
                work.name()),
            List.of(work.name()));
    running.awaitOutput(READY);
    running.kill("TERM");
    return running.result();
  }

  /** The JVM alone would end with 143, and the Job would run again. */
  @Test
  void aSignalThatComesWhenAllIsDoneChangesNothing() throws Exception {
    Result result = toldToEnd(Work.IS_DONE);

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(DONE);
    assertThat(result.err()).isEmpty();
  }

  @Test
  void whatStopsInTimeSaysHowItEnded() throws Exception {
    Result result = toldToEnd(Work.STOPS);

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(DONE);
    assertThat(result.out()).contains("listener told", "late listener told");
    assertThat(result.err())
        .isEqualToIgnoringNewLines("plumbline: shutdown requested; stopping within 1 min 0 s.");
  }

  @Test
  void whatDoesNotStopIsEnded() throws Exception {
    long start = System.nanoTime();
    Result result = toldToEnd(Work.GOES_ON);

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.INTERRUPTED.code());
    assertThat(result.err()).contains("did not stop in time").doesNotContain("stopping within");
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Shutdown.AFTERWARDS.toMillis());
  }
}
