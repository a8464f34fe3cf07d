package dev.plumbline.junit;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A value computed on first use, by one thread; the others wait. A failure is remembered too: each
 * caller gets the very exception, and nothing is tried twice.
 */
final class Lazy<T> {

  /** A computation that may throw anything. */
  interface Computation<T> {
    T compute() throws Exception;
  }

  private final FutureTask<T> task;

  Lazy(Computation<T> computation) {
    task = new FutureTask<>(computation::compute);
  }

  /** The value; an unchecked failure as it was thrown, a checked one wrapped. */
  T get() {
    task.run();
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while another thread prepared the database", e);
    }
  }

  private static RuntimeException rethrown(@Nullable Throwable failure) {
    if (failure instanceof RuntimeException unchecked) {
      return unchecked;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(failure == null ? "unknown" : failure.getMessage(), failure);
  }

  /** Begins to compute it beside the caller; a failure waits for whoever asks. */
  void begin(String threadName) {
    if (!task.isDone()) {
      Thread thread = new Thread(task, threadName); // with the caller's context class loader
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Whether there is a value already. Computes nothing. */
  boolean hasSucceeded() {
    if (!task.isDone()) {
      return false;
    }
    try {
      get();
      return true;
    } catch (RuntimeException | Error failure) {
      return false;
    }
  }
}
