package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Clusters of servers that this JVM starts: kept from run to run, each leased by one JVM. Safe for
 * several threads.
 */
final class EmbeddedPostgres {

  private static final System.Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());
  private static final String ADVICE = "\nGive another folder: -Dplumbline.data=FOLDER";

  private final EmbeddedOptions options;
  private final Set<Path> swept = ConcurrentHashMap.newKeySet();
  private final Map<Map.Entry<String, String>, InstalledPrograms> installed =
      new ConcurrentHashMap<>();

  EmbeddedPostgres(EmbeddedOptions options) {
    this.options = options;
  }

  /** The binaries that answer to a version: {@code ""}, {@code "18"} or {@code "18.6"}. */
  BinaryArchive find(String version) {
    return BinaryArchives.search(Platform.current(), options.repositories()).find(version);
  }

  /** The programs of this machine that answer to a version; looked for once. */
  InstalledPrograms find(PostgresSource.Installed source, String version) {
    return installed.computeIfAbsent(
        Map.entry(source.folder(), version),
        key -> InstalledSearch.ofThisMachine().find(source.folder(), version));
  }

  /** Leases a cluster and starts its server. */
  ServerCluster start(ServerPrograms programs, Map<String, String> settings) {
    EmbeddedStart.Started started = startServer(programs, settings);
    return new ServerCluster(started.server(), started.version(), started.description());
  }

  /** The same, in the first place that can be used. */
  EmbeddedStart.Started startServer(ServerPrograms programs, Map<String, String> settings) {
    final long start = System.nanoTime();
    JvmUser user = JvmUser.current();
    Boot boot = Boot.current();
    List<String> obstacles = new ArrayList<>();
    for (DataLocation location : DataLocation.candidates(options, user)) {
      try {
        EmbeddedStart.Started started =
            new Place(location, user, boot, programs, List.copyOf(obstacles)).start(settings);
        LOG.log(
            System.Logger.Level.INFO,
            "Started {0}, port {1}, in {2} ms",
            started.description(),
            Integer.toString(started.server().endpoint().port()),
            Long.toString(Duration.ofNanos(System.nanoTime() - start).toMillis()));
        return started;
      } catch (DataLocation.UnusableException e) {
        LOG.log(System.Logger.Level.DEBUG, "Keeping PostgreSQL's data elsewhere", e);
        obstacles.add(String.valueOf(e.getMessage()));
      }
    }
    throw new ClusterException(
        "No place for PostgreSQL's data:\n  " + String.join("\n  ", obstacles) + ADVICE);
  }

  /** A try of one place. */
  private final class Place {

    private final DataLocation location;
    private final JvmUser user;
    private final Boot boot;
    private final ServerPrograms programs;
    private final List<String> obstacles;
    private final RememberedRuntime memory;

    Place(
        DataLocation location,
        JvmUser user,
        Boot boot,
        ServerPrograms programs,
        List<String> obstacles) {
      this.location = location;
      this.user = user;
      this.boot = boot;
      this.programs = programs;
      this.obstacles = obstacles;
      this.memory = RememberedRuntime.in(location, programs, options, user, boot);
    }

    EmbeddedStart.Started start(Map<String, String> settings)
        throws DataLocation.UnusableException {
      location.prepare(user);
      Optional<RememberedRuntime.Known> remembered = memory.recall();
      location.requireRoom(remembered.isPresent());
      if (remembered.isEmpty()) {
        return start(settings, proven());
      }
      try {
        return start(settings, remembered.get());
      } catch (ClusterException e) {
        RememberedRuntime.Known now = proven();
        if (now.equals(remembered.get()) || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LOG.log(System.Logger.Level.INFO, "What used to work no longer does: {0}", e.getMessage());
        return start(settings, now);
      }
    }

    private EmbeddedStart.Started start(Map<String, String> settings, RememberedRuntime.Known known)
        throws DataLocation.UnusableException {
      ServerRuntime runtime = known.runtime();
      boolean inMemory = DataLocation.isInMemory(known.storeType());
      String state = options.lasting() == null ? programs.state() : "";
      ClusterKey key = ClusterKey.of(programs, state, runtime.account(), settings);
      Path folder = location.folder().resolve(key.folderName());
      EmbeddedStart.Started started =
          new EmbeddedStart(
                  programs.description(),
                  runtime,
                  new ClusterSlots(folder, runtime.account()),
                  location.description(known.storeType(), obstacles),
                  new ServerConfiguration(programs.version(), settings),
                  user,
                  boot,
                  options)
              .run();
      if (options.lasting() == null) {
        sweepOnce(inMemory);
      }
      return started;
    }

    /** Tries what works here, and writes it down for the next JVM. */
    private RememberedRuntime.Known proven() throws DataLocation.UnusableException {
      try {
        memory.forget();
      } catch (IOException e) {
        throw new DataLocation.UnusableException(location.folder() + " cannot be written", e);
      }
      List<ServerAccount> accounts =
          options.accounts().isEmpty() ? ServerAccount.candidates(user) : options.accounts();
      ServerRuntime runtime = ServerRuntime.choose(programs, accounts, options.cacheFolder(), user);
      location.admit(runtime.account());
      RememberedRuntime.Known known = new RememberedRuntime.Known(runtime, location.storeType());
      memory.remember(known);
      return known;
    }

    private void sweepOnce(boolean inMemory) {
      if (swept.add(location.folder())) {
        ClusterSweep sweep = new ClusterSweep(location.folder(), inMemory, options.limits());
        Thread thread = new Thread(sweep::run, "plumbline-sweep");
        thread.setDaemon(true);
        thread.start();
      }
    }
  }
}
