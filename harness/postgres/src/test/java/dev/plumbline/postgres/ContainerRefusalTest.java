package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users without Docker are told. */
class ContainerRefusalTest {

  @Test
  void tellsTheWaysOutWhereThereIsNoDocker(@TempDir Path folder) throws Exception {
    String output =
        SourceJvm.run(
            folder,
            Map.of("DOCKER_HOST", "tcp://127.0.0.1:1"),
            List.of("-Duser.home=" + folder),
            "testcontainers:none:1");
    assertThat(output)
        .contains("refused: PostgreSQL in a container is asked for, but no Docker engine answers")
        .contains("DOCKER_HOST=tcp://127.0.0.1:1")
        .contains("plumbline.postgres=embedded")
        .contains("plumbline.postgres=jdbc:postgresql://");
  }

  @Test
  void tellsWhatToAddWhereTestcontainersIsMissing(@TempDir Path folder) throws Exception {
    assertThat(SourceJvm.runWithoutTestcontainers(folder, "testcontainers"))
        .contains("refused: PostgreSQL in a container needs Testcontainers 2")
        .contains("org.testcontainers:testcontainers-postgresql:2.0.5")
        .contains("plumbline.postgres=embedded");
  }

  @Test
  void theOthersDoNotNeedTestcontainers(@TempDir Path folder) throws Exception {
    assertThat(SourceJvm.runWithoutTestcontainers(folder, "embedded"))
        .contains("description: embedded PostgreSQL ");
  }
}
