package dev.plumbline.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A server in a container. One that is kept for reuse is not ended. */
final class ContainerServer implements Server {

  private static final System.Logger LOG = System.getLogger(ContainerServer.class.getName());

  /** Docker kills it, which takes some 100 ms, and removes its file system. */
  private static final Duration END_LIMIT = Duration.ofSeconds(30);

  private final PostgreSQLContainer container;
  private final String id;
  private final Database.Endpoint endpoint;
  private final Optional<Path> reused;
  private final Thread end = new Thread(this::end, "plumbline-container-end");

  /**
   * Takes over a container.
   *
   * @param reused the file with its password, if it is to stay
   */
  ContainerServer(
      PostgreSQLContainer container, Database.Endpoint endpoint, Optional<Path> reused) {
    this.container = container;
    this.id = Objects.requireNonNull(container.getContainerId(), "a container that runs");
    this.endpoint = endpoint;
    this.reused = reused;
  }

  String id() {
    return id;
  }

  @Override
  public Database.Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public Optional<Path> passwordFile() {
    return reused;
  }

  @Override
  public String outlive() {
    return reused.isPresent()
        ? "Its container is kept for reuse, until somebody removes it: docker rm -f " + shortId()
        : "But its container goes with this run. To look at a database afterwards, let"
            + " Testcontainers keep it (testcontainers.reuse.enable=true in"
            + " ~/.testcontainers.properties), or use plumbline.postgres=embedded or a JDBC URL.";
  }

  @Override
  public void release() {
    if (reused.isEmpty()) {
      end.start();
    }
  }

  @Override
  public void awaitEnd() {
    if (reused.isPresent()) {
      return;
    }
    try {
      end.join(END_LIMIT.toMillis());
      if (end.isAlive()) {
        LOG.log(
            System.Logger.Level.WARNING,
            "Docker did not remove container {0} within {1} s. Remove it: docker rm -f {0}",
            shortId(),
            END_LIMIT.toSeconds());
      }
    } catch (InterruptedException e) {
      // It ends without us.
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    try {
      container.stop();
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Could not remove container " + shortId() + ". Remove it: docker rm -f " + shortId(),
          e);
    }
  }

  private String shortId() {
    return id.substring(0, Math.min(12, id.length()));
  }
}
