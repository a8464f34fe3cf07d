package dev.plumbline.cli.output;

import dev.plumbline.cli.settings.Durations;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Shows for how long something has been running: on a terminal in a line that changes, elsewhere in
 * a line now and then, so that a Job's log does not fall silent.
 */
final class Stopwatch implements AutoCloseable {

  private static final Duration FIRST_LINE = Duration.ofSeconds(10);
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

  private final Console console;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "plumbline-stopwatch");
            thread.setDaemon(true);
            return thread;
          });
  private final Future<?> ticking;
  private @Nullable String what;
  private long start;
  private Duration nextLine = FIRST_LINE;

  Stopwatch(Console console) {
    this.console = console;
    long beat = console.isTerminal() ? 200 : 1000;
    ticking = clock.scheduleAtFixedRate(this::tick, beat, beat, TimeUnit.MILLISECONDS);
  }

  synchronized void start(String activity) {
    what = activity;
    start = System.nanoTime();
    nextLine = FIRST_LINE;
  }

  synchronized void stop() {
    what = null;
    console.erase();
  }

  private synchronized void tick() {
    if (what == null) {
      return;
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    if (console.isTerminal()) {
      console.show("  " + shown(elapsed) + "  " + what);
    } else if (elapsed.compareTo(nextLine) >= 0) {
      console.printf("  running       %s (for %s)", what, Durations.printed(elapsed));
      Duration silence = nextLine.multipliedBy(2);
      nextLine = nextLine.plus(silence.compareTo(LONGEST_SILENCE) < 0 ? silence : LONGEST_SILENCE);
    }
  }

  private static String shown(Duration elapsed) {
    return elapsed.toMinutes() == 0 ? elapsed.toSeconds() + " s" : Durations.printed(elapsed);
  }

  @Override
  public void close() {
    ticking.cancel(false);
    clock.shutdownNow();
    stop();
  }
}
