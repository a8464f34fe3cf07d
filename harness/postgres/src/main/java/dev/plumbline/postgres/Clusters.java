package dev.plumbline.postgres;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * The clusters of one test run: one server per specification, started (or, if it exists already,
 * looked at) when first asked for.
 *
 * <p>Close it at the end of the run. If nobody does, the end of the JVM does, whatever that end is.
 * Safe for several threads.
 *
 * <p>System properties: {@code plumbline.cache} (folder for unpacked binaries), {@code
 * plumbline.data} (folder for data directories), {@code plumbline.start-timeout} (seconds), {@code
 * plumbline.testcontainers.image} (default image of containers; also the environment variable
 * {@code PLUMBLINE_TESTCONTAINERS_IMAGE}).
 */
public final class Clusters implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Clusters.class.getName());

  private final EmbeddedPostgres embedded;
  private final ContainerPostgres containers;
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
    this(EmbeddedOptions.of(UserSettings.ofThisJvm()));
  }

  Clusters(EmbeddedOptions options) {
    embedded = new EmbeddedPostgres(options);
    containers = ContainerPostgres.of(options);
    Runtime.getRuntime().addShutdownHook(closingAtExit);
  }

  /**
   * An empty registry of clusters whose data is to last, such as a developer's: in a folder on disk
   * that is nobody else's and never cleaned up. Ask for the settings {@link #durable}, so that it
   * also outlasts a crash of the machine.
   *
   * @param name what the data is for: letters, digits, dashes and underscores
   * @throws IllegalArgumentException if the name has other characters, or a system property has a
   *     value that cannot be used
   */
  public static Clusters lasting(String name) {
    if (!name.matches("[A-Za-z0-9_-]{1,100}")) {
      throw new IllegalArgumentException(
          "\""
              + name
              + "\" cannot be the name of lasting clusters, as it becomes a folder's: use letters,"
              + " digits, dashes and underscores");
    }
    return new Clusters(EmbeddedOptions.of(UserSettings.ofThisJvm()).lasting(name));
  }

  /** Settings of a server that loses nothing: the contrary of those that are usual for tests. */
  public static Map<String, String> durable() {
    return Map.of(
        "fsync", "on", "full_page_writes", "on", "synchronous_commit", "on", "autovacuum", "on");
  }

  /**
   * The cluster for a specification. The first call starts it, or looks at it if it exists, which
   * takes up to a second or two; callers that come meanwhile wait for that. A failed start is
   * forgotten: the next call tries again.
   *
   * @throws ClusterException if there are no such binaries, no Docker or no such server, or it does
   *     not start or is not as it is wanted
   * @throws IllegalStateException if this registry is closed
   */
  public Cluster cluster(PostgresSpecification specification) {
    DriverPreload.begin();
    Launch launch = launch(specification);
    PostgresSpecification exact = launch.exact();
    FutureTask<ServerCluster> start;
    synchronized (starts) {
      if (closed) {
        throw new IllegalStateException(
            "These clusters are closed. Ask before close(), or make a new Clusters.");
      }
      start = starts.computeIfAbsent(exact, key -> new FutureTask<>(launch.start()::get));
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

  /**
   * Begins to start a cluster in the background, because it will be asked for soon. Returns at
   * once. If the start fails, whoever asks is told.
   */
  public void prepare(PostgresSpecification specification) {
    DriverPreload.begin();
    Thread thread =
        new Thread(
            () -> {
              try {
                LOG.log(System.Logger.Level.DEBUG, "Ready: {0}", cluster(specification));
              } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.DEBUG, "A start in the background failed", e);
              }
            },
            "plumbline-start");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * A start that is decided on.
   *
   * @param exact what is wanted, with every default in its place
   * @param start does it
   */
  private record Launch(PostgresSpecification exact, Supplier<ServerCluster> start) {}

  private Launch launch(PostgresSpecification wanted) {
    Map<String, String> settings = wanted.settings();
    if (wanted.source() instanceof PostgresSource.Existing existing) {
      return new Launch(wanted, () -> new ExistingPostgres(existing).cluster(wanted));
    }
    if (wanted.source() instanceof PostgresSource.Container container) {
      ContainerImage image =
          ContainerImage.choose(container.image(), wanted.version(), UserSettings.ofThisJvm());
      PostgresSpecification exact =
          new PostgresSpecification(
              wanted.version(), settings, new PostgresSource.Container(image.name()));
      return new Launch(exact, () -> containers.start(exact, image));
    }
    ServerPrograms programs =
        wanted.source() instanceof PostgresSource.Installed installed
            ? embedded.find(installed, wanted.version())
            : embedded.find(wanted.version());
    return new Launch(
        new PostgresSpecification(programs.version().toString(), settings, programs.exactSource()),
        () -> embedded.start(programs, settings));
  }

  /**
   * Ends every server that was started, unless it is kept for reuse. Waits for starts that are
   * under way. Idempotent.
   */
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
