package dev.plumbline.postgres;

import java.util.Optional;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Why there is no container, in words that help. */
final class ContainerFailure {

  private static final System.Logger LOG = System.getLogger(ContainerFailure.class.getName());

  private static final String WAYS_OUT =
      "\nOther ways: plumbline.postgres=embedded (the default, needs no Docker), or"
          + " plumbline.postgres=jdbc:postgresql://... for a server that exists.";

  private ContainerFailure() {}

  static ClusterException noDocker(RuntimeException cause) {
    String host = System.getenv("DOCKER_HOST");
    return new ClusterException(
        "PostgreSQL in a container is asked for, but no Docker engine answers. Tried: "
            + (host == null
                ? "the usual sockets (DOCKER_HOST is not set)"
                : "DOCKER_HOST=" + host + ", then the usual sockets")
            + ". Testcontainers says: "
            + innermost(cause)
            + "\nStart Docker, or set DOCKER_HOST."
            + WAYS_OUT,
        cause);
  }

  /** After a start that failed: removes what is there of the container. */
  static ClusterException of(PostgreSQLContainer container, ContainerImage image, Exception cause) {
    try {
      container.stop();
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "A container of " + image.name() + " that did not start could not be removed",
          e);
    }
    if (find(cause, ContainerFetchException.class).isPresent()) {
      return new ClusterException(
          "The image "
              + image.name()
              + " ("
              + image.reason()
              + ") is not here and cannot be pulled: "
              + innermost(cause)
              + "\nTry: docker pull "
              + image.name()
              + "\nor name another: plumbline.postgres=testcontainers:IMAGE, or"
              + " -Dplumbline.testcontainers.image=IMAGE"
              + WAYS_OUT,
          cause);
    }
    return new ClusterException(
        "Could not start PostgreSQL in a container of "
            + image.name()
            + " ("
            + image.reason()
            + "): "
            + innermost(cause)
            + "\nIf it names a setting, correct that in the service's PostgreSQL settings. If the"
            + " machine is just slow, allow more: -Dplumbline.start-timeout=SECONDS",
        cause);
  }

  private static String innermost(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return Optional.ofNullable(cause.getMessage()).orElse(cause.toString()).strip();
  }

  private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> kind) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return Optional.of(kind.cast(cause));
      }
    }
    return Optional.empty();
  }
}
