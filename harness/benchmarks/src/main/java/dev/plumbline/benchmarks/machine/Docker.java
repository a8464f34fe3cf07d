package dev.plumbline.benchmarks.machine;

import java.io.IOException;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/** The Docker engine, if there is one. */
public final class Docker {

  /** Why something that needs one is left out. */
  public static final String NO_ANSWER = "no Docker engine answers (see DOCKER_HOST)";

  private static final String IMAGE_VARIABLE = "PLUMBLINE_TESTCONTAINERS_IMAGE";

  private Docker() {}

  /** Ends well if Testcontainers finds an engine. */
  public static void main(String... arguments) {
    System.exit(DockerClientFactory.instance().isDockerAvailable() ? 0 : 1);
  }

  /**
   * Whether an engine answers. Asks in a JVM of its own: Testcontainers starts a container for
   * itself when it is asked.
   */
  public static boolean answers() {
    try {
      new Jvm(ClassPath.ofTestcontainers(), Docker.class).timeToEnd();
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The image that the environment names, or the one that everybody uses. */
  public static DockerImageName postgresImage() {
    return DockerImageName.parse(
            Optional.ofNullable(System.getenv(IMAGE_VARIABLE)).orElse("postgres:18"))
        .asCompatibleSubstituteFor("postgres");
  }
}
