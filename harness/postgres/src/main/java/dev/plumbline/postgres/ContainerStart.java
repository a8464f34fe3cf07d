package dev.plumbline.postgres;

import com.github.dockerjava.api.model.Info;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.TestcontainersConfiguration;

/**
 * The start of one container.
 *
 * @param wanted what is to run in it
 * @param image its image
 * @param folder where to keep what lasts from run to run
 * @param limit how long it may take, the download of its image aside
 */
record ContainerStart(
    PostgresSpecification wanted, ContainerImage image, Path folder, Duration limit) {

  private static final System.Logger LOG = System.getLogger(ContainerStart.class.getName());
  private static final String DATABASE = "postgres";

  /** Ours alone, so that no image has anything there. */
  private static final String MOUNT = "/plumbline";

  private static final String MOUNT_OPTIONS = "rw,nosuid,nodev,mode=1777,size=50%";

  /** Half of it must have room for a few services' databases. */
  private static final long MEMORY_FOR_DATA = 2L << 30;

  /** One at a time in this JVM; for others see {@link #awaitTurn}. */
  private static final Object TURN = new Object();

  private static final Duration TURN_LIMIT = Duration.ofMinutes(5);

  ServerCluster run() {
    long start = System.nanoTime();
    boolean inMemory = engineHasMemory();
    Optional<ReusePassword> reuse = reuse();
    String password = reuse.map(ReusePassword::password).orElseGet(ReusePassword::random);
    PostgreSQLContainer container = container(password, inMemory, reuse.isPresent());
    start(container, reuse.isPresent());
    ContainerServer server =
        new ContainerServer(
            container,
            new Database.Endpoint(
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                ServerCommands.USER,
                password),
            reuse.map(ReusePassword::file));
    try {
      ServerCluster cluster = cluster(server, inMemory, reuse.isPresent());
      LOG.log(
          System.Logger.Level.INFO,
          "Started {0}, port {1}, in {2} ms",
          cluster.description(),
          Integer.toString(cluster.endpoint().port()),
          Long.toString(Duration.ofNanos(System.nanoTime() - start).toMillis()));
      return cluster;
    } catch (RuntimeException e) {
      server.release();
      server.awaitEnd();
      throw e;
    }
  }

  private static boolean engineHasMemory() {
    try {
      DockerClientFactory docker = DockerClientFactory.instance();
      docker.client();
      Info engine = docker.getInfo();
      Long memory = engine.getMemTotal();
      return "linux".equals(engine.getOsType()) && memory != null && memory >= MEMORY_FOR_DATA;
    } catch (RuntimeException e) {
      throw ContainerFailure.noDocker(e);
    }
  }

  /** Present if the user allows it and there is a place for the password. */
  private Optional<ReusePassword> reuse() {
    if (!TestcontainersConfiguration.getInstance().environmentSupportsReuse()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ReusePassword.in(folder));
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "No container is reused, although Testcontainers would: no password can be kept in {0}"
              + " ({1}). Give another folder: -Dplumbline.cache=FOLDER",
          folder,
          e.toString());
      return Optional.empty();
    }
  }

  private PostgreSQLContainer container(String password, boolean inMemory, boolean reuse) {
    PostgreSQLContainer container =
        new PostgreSQLContainer(
                DockerImageName.parse(image.name()).asCompatibleSubstituteFor("postgres"))
            .withDatabaseName(DATABASE)
            .withUsername(ServerCommands.USER)
            .withPassword(password)
            .waitingFor(new ContainerReady(DATABASE, password).withStartupTimeout(limit))
            .withReuse(reuse)
            .withCommand(command());
    if (inMemory) {
      container.withTmpFs(Map.of(MOUNT, MOUNT_OPTIONS)).withEnv("PGDATA", MOUNT + "/data");
    }
    return container;
  }

  private String[] command() {
    List<String> command = new ArrayList<>(List.of("postgres"));
    settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command.toArray(String[]::new);
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>(ServerConfiguration.forTests());
    settings.putAll(wanted.settings());
    return settings;
  }

  private void start(PostgreSQLContainer container, boolean reuse) {
    synchronized (TURN) {
      try (FolderLock turn = reuse ? awaitTurn() : null) {
        container.start();
      } catch (RuntimeException | IOException e) {
        throw ContainerFailure.of(container, image, e);
      }
    }
  }

  /** Two JVMs that look for a container to reuse, and find none, would each leave one. */
  private FolderLock awaitTurn() throws IOException {
    return FolderLock.await(folder.resolve("testcontainers.lock"), TURN_LIMIT);
  }

  private ServerCluster cluster(ContainerServer server, boolean inMemory, boolean reuse) {
    PostgresSpecification whole =
        new PostgresSpecification(wanted.version(), settings(), wanted.source());
    try (Connection connection = new Database(DATABASE, server.endpoint()).connect()) {
      ServerReport report = ServerReport.of(connection);
      List<String> shortcomings = ServerReport.shortcomings(connection, report, whole);
      if (!shortcomings.isEmpty()) {
        throw new ClusterException(
            "The server in a container of "
                + image.name()
                + " ("
                + image.reason()
                + ") does not have the settings that were asked for:\n  "
                + String.join("\n  ", shortcomings)
                + "\nName an image that fits, or change what is wanted.");
      }
      return new ServerCluster(server, report.version(), description(report, inMemory, reuse));
    } catch (SQLException e) {
      throw new ClusterException(
          "PostgreSQL in a container of "
              + image.name()
              + " says that it is ready, but cannot be reached at "
              + server.endpoint()
              + ": "
              + e.getMessage()
              + "\nIs a proxy or a firewall in between? If the container is one that was kept for"
              + " reuse, remove it: docker rm -f "
              + server.id(),
          e);
    }
  }

  private String description(ServerReport report, boolean inMemory, boolean reuse) {
    return "PostgreSQL "
        + report.version()
        + " in a container of "
        + image.name()
        + " ("
        + image.reason()
        + "; testcontainers because the annotation or plumbline.postgres says so), data "
        + (inMemory ? "in memory" : "in the container")
        + (reuse ? ", kept for reuse" : "");
  }
}
