package dev.plumbline.postgres;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Small chores that nobody waits for, one after the other. One that fails is logged: what it leaves
 * undone, a later run does. Safe for several threads.
 */
final class Background {

  private static final System.Logger LOG = System.getLogger(Background.class.getName());

  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(1, work -> thread("plumbline-chores", work));

  Background() {
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** A thread that does not keep the JVM alive. */
  static Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Does it some time; never, if {@link #finish} comes first. */
  void later(Duration delay, String what, Runnable chore) {
    try {
      Future<?> unused =
          executor.schedule(() -> attempt(what, chore), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "Too late to {0}: the cluster is closed", what);
    }
  }

  /** Does it soon. */
  void soon(String what, Runnable chore) {
    later(Duration.ZERO, what, chore);
  }

  /** Does what is due, for a bounded time, and nothing else any more. */
  void finish(Duration limit) {
    try {
      executor.submit(() -> {}).get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "Leaving chores for another run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    executor.shutdownNow();
  }

  private static void attempt(String what, Runnable chore) {
    try {
      chore.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "Could not " + what, e);
    }
  }
}
