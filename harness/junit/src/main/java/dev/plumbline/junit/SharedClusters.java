package dev.plumbline.junit;

import dev.plumbline.postgres.Clusters;
import dev.plumbline.postgres.PostgresSpecification;
import org.jspecify.annotations.Nullable;

/**
 * The clusters of this JVM, shared by all who need databases in it: the classes of a JUnit run,
 * {@link MigratedDatabases}, Spring's contexts. They are closed when the last of those closes its
 * share. Safe for several threads.
 */
final class SharedClusters implements AutoCloseable {

  private static final Object LOCK = new Object();

  /** Both guarded by the lock. */
  private static @Nullable Clusters shared;

  private static int shares;

  private final Clusters clusters;
  private boolean closed;

  private SharedClusters(Clusters clusters) {
    this.clusters = clusters;
  }

  /** A share, to be closed. */
  static SharedClusters open() {
    synchronized (LOCK) {
      if (shared == null) {
        shared = new Clusters();
      }
      shares++;
      return new SharedClusters(shared);
    }
  }

  /** A share whose server begins to start in the background. */
  static SharedClusters open(PostgresSpecification postgres) {
    SharedClusters share = open();
    share.clusters.prepare(postgres);
    return share;
  }

  Clusters clusters() {
    return clusters;
  }

  /** Ends the servers, if nobody else has a share. Idempotent. */
  @Override
  public void close() {
    Clusters unused = giveBack();
    if (unused != null) {
      unused.close();
    }
  }

  private @Nullable Clusters giveBack() {
    synchronized (LOCK) {
      if (closed) {
        return null;
      }
      closed = true;
      if (--shares > 0) {
        return null;
      }
      shared = null;
      return clusters;
    }
  }
}
