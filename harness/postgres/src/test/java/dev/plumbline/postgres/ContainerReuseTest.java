package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the user lets Testcontainers keep containers. Its own way to say so is the environment. */
@RequiresDocker
class ContainerReuseTest {

  private static final Map<String, String> REUSE = Map.of("TESTCONTAINERS_REUSE_ENABLE", "true");

  private final Path folder;

  ContainerReuseTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void removeContainers() {
    Containers.ofImage().forEach(Containers::remove);
  }

  @Test
  void theNextRunFindsTheContainer() throws Exception {
    Files.writeString(
        folder.resolve(".testcontainers.properties"), "testcontainers.reuse.enable=true\n");
    String first = run(Map.of());
    assertThat(first).contains("data in memory, kept for reuse");
    assertThat(first)
        .contains("Its container is kept for reuse, until somebody removes it: docker rm -f ")
        .contains("PGPASSFILE=" + folder.resolve("cache/testcontainers.pgpass") + " psql -h ");
    List<String> kept = Containers.ofImage();
    assertThat(kept).hasSize(1);
    String second = run(REUSE);
    assertThat(Containers.ofImage()).isEqualTo(kept);
    assertThat(server(second)).isEqualTo(server(first));
    assertThat(line(second, "password: ")).isEqualTo(line(first, "password: "));
    assertThat(line(first, "template: ")).endsWith(" built 1");
    assertThat(line(second, "template: "))
        .isEqualTo(line(first, "template: ").replace(" built 1", " built 0"));
    assertThat(Files.readString(folder.resolve("cache/testcontainers.pgpass")))
        .isEqualTo("*:*:*:plumbline:" + line(first, "password: ") + "\n");
  }

  @Test
  void runsAtTheSameTimeStartOne() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<String> one = threads.submit(() -> run(REUSE));
      Future<String> other = threads.submit(() -> run(REUSE));
      assertThat(server(one.get())).isEqualTo(server(other.get()));
    } finally {
      threads.shutdownNow();
    }
    assertThat(Containers.ofImage()).hasSize(1);
  }

  @Test
  void withoutAPlaceForThePasswordNothingIsKept() throws Exception {
    Files.createFile(folder.resolve("cache"));
    assertThat(run(REUSE))
        .contains("No container is reused, although Testcontainers would")
        .contains("-Dplumbline.cache=FOLDER")
        .contains("url: ");
    assertThat(Containers.ofImage()).isEmpty();
  }

  private String run(Map<String, String> environment) throws Exception {
    return SourceJvm.run(
        folder,
        environment,
        List.of("-Duser.home=" + folder, "-Dplumbline.cache=" + folder.resolve("cache")),
        "testcontainers:" + Containers.image());
  }

  /** The address up to the database, whose name is the run's own. */
  private static String server(String output) {
    String url = line(output, "url: ");
    return url.substring(0, url.lastIndexOf('/'));
  }

  private static String line(String output, String start) {
    return output
        .lines()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No line \"" + start + "\" in " + output));
  }
}
