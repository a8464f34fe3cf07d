package dev.plumbline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another process does. */
public final class Eventually {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration INTERVAL = Duration.ofMillis(20);

  private Eventually() {}

  /** What is waited for. */
  public interface Condition {
    /** Whether it has come. */
    boolean holds() throws Exception;
  }

  /** Looks again and again, for three minutes at most. */
  public static void until(String what, Condition condition) throws Exception {
    long start = System.nanoTime();
    while (!condition.holds()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(PATIENCE);
      LockSupport.parkNanos(INTERVAL.toNanos());
    }
  }
}
