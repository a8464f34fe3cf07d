package dev.plumbline.postgres;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Clones of one template that are made in advance. The first one asked for is made there and then;
 * from the second on there is one ready, and one more for each time that none was. When some have
 * been ready all the time for a while, there is one fewer. Safe for several threads.
 */
final class ClonePool {

  private static final System.Logger LOG = System.getLogger(ClonePool.class.getName());

  /** At 8 to 10 MB a database, this is what a template may cost for nothing. */
  private static final int MOST = 8;

  /** Over so many hand-outs it is seen whether there are too many. */
  private static final int WINDOW = 8;

  private final Supplier<Database> background;
  private final Executor executor;
  private final Consumer<Database> unwanted;

  /** All below guarded by this. */
  private final Deque<Database> ready = new ArrayDeque<>();

  private int asked;
  private int target;

  /** Handed to the executor, whether it has begun or not. */
  private int ordered;

  /** Being made just now. */
  private int running;

  private int waiting;
  private int fewestReady = MOST;
  private boolean closed;

  /**
   * An empty pool.
   *
   * @param background makes a clone in advance
   * @param executor where
   * @param unwanted takes those that nobody has asked for in the end
   */
  ClonePool(Supplier<Database> background, Executor executor, Consumer<Database> unwanted) {
    this.background = background;
    this.executor = executor;
    this.unwanted = unwanted;
  }

  /** Hands one out; makes it, in the way given, if none is ready or about to be. */
  Database take(Supplier<Database> atOnce) {
    Database database = take();
    return database == null ? atOnce.get() : database;
  }

  /** No more are made in advance. */
  void close() {
    List<Database> unused;
    synchronized (this) {
      closed = true;
      target = 0;
      unused = List.copyOf(ready);
      ready.clear();
      notifyAll();
    }
    unused.forEach(unwanted);
  }

  private synchronized @Nullable Database take() {
    adapt();
    Database database = ready.poll();
    order();
    if (database == null && running > waiting) {
      database = awaitOne();
      order();
    }
    return database;
  }

  private void adapt() {
    asked++;
    boolean tooFew = ready.isEmpty() && asked > 1;
    if (tooFew && target < MOST) {
      target++;
    }
    fewestReady = Math.min(fewestReady, ready.size());
    if (asked % WINDOW == 0) {
      if (fewestReady > 1 && target > 1) {
        target--;
      }
      fewestReady = MOST;
    }
  }

  /** One that is being made is there sooner than one that would be begun now. */
  private synchronized @Nullable Database awaitOne() {
    waiting++;
    try {
      while (ready.isEmpty() && running >= waiting && !closed) {
        wait();
      }
      return ready.poll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("Interrupted while waiting for a database", e);
    } finally {
      waiting--;
    }
  }

  private synchronized void order() {
    while (ready.size() + ordered < target + waiting && ordered < MOST) {
      try {
        executor.execute(this::makeOne);
        ordered++;
      } catch (RejectedExecutionException e) {
        LOG.log(System.Logger.Level.DEBUG, "The cluster is closed: no more clones in advance");
        return;
      }
    }
  }

  private void makeOne() {
    if (!begin()) {
      return;
    }
    Database made = null;
    try {
      made = background.get();
    } catch (RuntimeException e) {
      // Whoever asks next makes one there and then, and gets the exception if it fails again.
      LOG.log(System.Logger.Level.DEBUG, "Could not clone in advance", e);
    } finally {
      if (!end(made) && made != null) {
        unwanted.accept(made);
      }
    }
  }

  private synchronized boolean begin() {
    if (closed) {
      ordered--;
      return false;
    }
    running++;
    return true;
  }

  /** Returns whether it is of use. */
  private synchronized boolean end(@Nullable Database made) {
    running--;
    ordered--;
    notifyAll();
    if (made == null) {
      target = 0;
      return false;
    }
    return !closed && ready.add(made);
  }
}
