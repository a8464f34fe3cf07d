package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import java.util.List;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;

/** What there is on the Docker engine. */
final class Containers {

  private Containers() {}

  /** The tests' image. */
  static String image() {
    Optional<String> image = RequiresDocker.Condition.image();
    assertThat(image)
        .as("Docker is required, so start this by: ci/docker run mvn ... (PLUMBLINE_DOCKER_IMAGE)")
        .isPresent();
    return image.orElseThrow();
  }

  /** Containers of the tests' image, stopped ones included. */
  static List<String> ofImage() {
    return client().listContainersCmd().withShowAll(true).exec().stream()
        .filter(container -> image().equals(container.getImage()))
        .map(Container::getId)
        .toList();
  }

  static void remove(String id) {
    client().removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
  }

  private static DockerClient client() {
    return DockerClientFactory.instance().client();
  }
}
