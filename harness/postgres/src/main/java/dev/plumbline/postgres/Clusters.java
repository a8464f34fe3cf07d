package dev.plumbline.postgres;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The clusters of one test run: one server per specification, started when first asked for.
 *
 * <p>Close it at the end of the run. If nobody does, the end of the JVM does, whatever that end is.
 * Safe for several threads.
 *
 * <p>System properties: {@code plumbline.cache} (folder for unpacked binaries), {@code
 * plumbline.data} (folder for data directories), {@code plumbline.start-timeout} (seconds).
 */
public final class Clusters implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Clusters.class.getName());

  private final EmbeddedPostgres embedded;
  private final Thread closingAtExit = new Thread(this::closeAtExit, "plumbline-clusters");

  /** By exact version; guarded by itself. */
  private final Map<PostgresSpecification, FutureTask<ServerCluster>> starts = new HashMap<>();

  private boolean closed;

  /**
   * An empty registry.
   *
   * @throws IllegalArgumentException if a system property has a value that cannot be used
   */
  public Clusters() {
    this(EmbeddedOptions.fromSystemProperties());
  }

  Clusters(EmbeddedOptions options) {
    embedded = new EmbeddedPostgres(options);
    Runtime.getRuntime().addShutdownHook(closingAtExit);
  }

  /**
   * The cluster for a specification. The first call starts it, which takes about a second; callers
   * that come meanwhile wait for that start. A failed start is forgotten: the next call tries
   * again.
   *
   * @throws ClusterException if there are no such binaries, or they do not start
   * @throws IllegalStateException if this registry is closed
   */
  public Cluster cluster(PostgresSpecification specification) {
    BinaryArchive archive = embedded.find(specification.version());
    PostgresSpecification exact =
        new PostgresSpecification(archive.version().toString(), specification.settings());
    FutureTask<ServerCluster> start;
    synchronized (starts) {
      if (closed) {
        throw new IllegalStateException(
            "These clusters are closed. Ask before close(), or make a new Clusters.");
      }
      start =
          starts.computeIfAbsent(
              exact, key -> new FutureTask<>(() -> embedded.start(archive, key.settings())));
    }
    start.run(); // by the first caller; does nothing for the others
    try {
      return start.get();
    } catch (ExecutionException e) {
      synchronized (starts) {
        starts.remove(exact, start);
      }
      throw e.getCause() instanceof ClusterException failure
          ? failure
          : new ClusterException("Could not start PostgreSQL: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("Interrupted while another thread was starting PostgreSQL", e);
    }
  }

  /** Stops every server and removes its data. Waits for starts that are under way. Idempotent. */
  @Override
  public void close() {
    List<FutureTask<ServerCluster>> all;
    synchronized (starts) {
      closed = true;
      all = new ArrayList<>(starts.values());
      starts.clear();
    }
    stop(all.stream().flatMap(start -> outcome(start).stream()).toList());
    try {
      Runtime.getRuntime().removeShutdownHook(closingAtExit);
    } catch (IllegalStateException e) {
      LOG.log(System.Logger.Level.DEBUG, "The JVM is ending already", e);
    }
  }

  /** A start that is under way is left alone: its server ends when this JVM does. */
  private void closeAtExit() {
    List<FutureTask<ServerCluster>> done;
    synchronized (starts) {
      closed = true;
      done = starts.values().stream().filter(FutureTask::isDone).toList();
      starts.clear();
    }
    stop(done.stream().flatMap(start -> outcome(start).stream()).toList());
  }

  private static void stop(List<ServerCluster> clusters) {
    clusters.forEach(ServerCluster::release);
    clusters.forEach(ServerCluster::awaitEnd);
  }

  /** Waits for a start, which takes bounded time; empty if it failed, as its callers were told. */
  private static Optional<ServerCluster> outcome(FutureTask<ServerCluster> start) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return Optional.of(start.get());
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          return Optional.empty();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
