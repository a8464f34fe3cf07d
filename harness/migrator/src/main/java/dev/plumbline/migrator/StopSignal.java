package dev.plumbline.migrator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks migrations to stop, for example from a shutdown hook. Once requested it stays so. Safe for
 * use by several threads.
 */
public final class StopSignal {

  private static final long NEVER = Long.MAX_VALUE;

  private final CountDownLatch requested = new CountDownLatch(1);
  private final long created = System.nanoTime();
  private final AtomicLong deadline = new AtomicLong(NEVER);

  /**
   * Asks. No further changeSet is started, and waiting ends at once. The one that is running may
   * finish for as long as {@code grace}; then its statement is cancelled, so that a changeSet with
   * a transaction is rolled back. Returns at once. If asked again, the shorter time counts.
   */
  public void request(Duration grace) {
    deadline.accumulateAndGet(now() + Math.max(0, grace.toNanos()), Math::min);
    requested.countDown();
  }

  /** Whether somebody has asked. */
  public boolean isRequested() {
    return requested.getCount() == 0;
  }

  /** Whether the time for what was running is over. */
  boolean isGraceOver() {
    return now() >= deadline.get();
  }

  /** Waits; returns early, and true, if somebody asks to stop. */
  boolean await(Duration duration) throws InterruptedException {
    return requested.await(duration.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Waits until somebody asks to stop. */
  void await() throws InterruptedException {
    requested.await();
  }

  private long now() {
    return System.nanoTime() - created;
  }
}
