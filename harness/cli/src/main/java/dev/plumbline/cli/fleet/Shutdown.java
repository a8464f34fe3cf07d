package dev.plumbline.cli.fleet;

import dev.plumbline.cli.settings.Durations;
import dev.plumbline.migrator.StopSignal;
import dev.plumbline.verification.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What happens when the process is told to end, by SIGTERM, SIGINT or SIGHUP: the work gets time to
 * stop in order, and the exit code says so. Without this, the JVM would drop everything at once and
 * end with 143.
 */
public final class Shutdown extends Thread {

  /**
   * For a statement that has been cancelled to be rolled back, the lock to be released and results
   * to be written. With the usual grace it adds up to less than the 30 s after which Kubernetes
   * kills.
   */
  public static final Duration AFTERWARDS = Duration.ofSeconds(4);

  private final StopSignal signal = new StopSignal();
  private final CountDownLatch requested = new CountDownLatch(1);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
  private volatile Duration grace = Duration.ZERO;

  private Shutdown() {
    super("plumbline-shutdown");
  }

  /** One that no signal reaches. */
  public static Shutdown byNobody() {
    return new Shutdown();
  }

  public static Shutdown install() {
    Shutdown shutdown = byNobody();
    Runtime.getRuntime().addShutdownHook(shutdown);
    return shutdown;
  }

  /** For what can be asked to stop. */
  public StopSignal signal() {
    return signal;
  }

  boolean isRequested() {
    return requested.getCount() == 0;
  }

  /** Waits; returns early, and true, if the process is to end. */
  public boolean await(Duration duration) {
    try {
      return requested.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** From now on there is something to finish, for which this is the time. */
  public void allow(Duration time) {
    grace = time;
  }

  /** Runs when the process is told to end; at once, if it has been already. */
  void onRequest(Runnable listener) {
    listeners.add(listener);
    if (isRequested()) {
      listener.run();
    }
  }

  /** All is done; the process is about to end by itself. */
  public void ended(int code) {
    exitCode.complete(code);
  }

  /** The same as a signal, for whoever has no signals to send. */
  void request() {
    signal.request(grace);
    requested.countDown();
    listeners.forEach(Runnable::run);
  }

  @Override
  public void run() {
    if (exitCode.isDone()) {
      // A signal that comes now stops nothing any more, but would make the JVM end with 143.
      end(exitCode.join());
    }
    request();
    if (!grace.isZero()) {
      System.err.println(
          "plumbline: shutdown requested; stopping within " + Durations.printed(grace) + ".");
    }
    int code = ExitCode.INTERRUPTED.code();
    try {
      code = exitCode.get(grace.plus(AFTERWARDS).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      System.err.println(
          "plumbline: did not stop in time; exiting anyway. The server rolls back what was"
              + " running.");
    } catch (InterruptedException | ExecutionException e) {
      Thread.currentThread().interrupt();
    }
    end(code);
  }

  private static void end(int code) {
    System.out.flush();
    System.err.flush();
    // exit() would wait for this very thread
    Runtime.getRuntime().halt(code);
  }
}
