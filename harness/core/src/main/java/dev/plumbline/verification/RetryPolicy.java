package dev.plumbline.verification;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Looks again until a verdict is good, or will not become so by waiting.
 *
 * @param atMost how long, zero for not at all
 */
record RetryPolicy(Duration atMost) {

  static final RetryPolicy NONE = new RetryPolicy(Duration.ZERO);

  private static final System.Logger LOG = System.getLogger(Verifier.class.getName());

  /** A migration takes seconds, so that looking more often would not help. */
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

  /** A replica that waits costs the server one statement in so much time. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  RetryPolicy {
    if (atMost.isNegative()) {
      throw new IllegalArgumentException("Cannot wait for " + atMost + ": it is negative.");
    }
  }

  /** The last answer. An interrupt ends the waiting and is passed on. */
  Verification until(Supplier<Verification> look) {
    long start = System.nanoTime();
    long end = start + atMost.toNanos();
    Duration pause = FIRST_PAUSE;
    Verdict told = Verdict.READY;
    while (true) {
      Verification verification = look.get();
      long left = end - System.nanoTime();
      if (verification.verdict().isGood() || !verification.isPassing() || left <= 0) {
        return verification.after(Duration.ofNanos(System.nanoTime() - start));
      }
      if (verification.verdict() != told) {
        told = verification.verdict();
        LOG.log(
            System.Logger.Level.INFO,
            "Waits up to {0} s more: {1}",
            left / 1_000_000_000,
            verification.toText());
      }
      if (!slept(Math.min(left, jittered(pause)))) {
        return verification.after(Duration.ofNanos(System.nanoTime() - start));
      }
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  /** Replicas that were started at once do not ask at once for ever. */
  private static long jittered(Duration pause) {
    long nanos = pause.toNanos();
    return nanos / 2 + ThreadLocalRandom.current().nextLong(nanos / 2);
  }

  private static boolean slept(long nanos) {
    try {
      Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
