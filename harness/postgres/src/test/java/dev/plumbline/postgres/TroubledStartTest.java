package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starts under conditions that are not as they should be. */
class TroubledStartTest {

  private final Path folder;
  private final Leftovers leftovers;

  TroubledStartTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.leftovers = new Leftovers(Files.createDirectory(folder.resolve("data")));
  }

  @Test
  void givesUpAfterTheTimeAllowed() throws Exception {
    EmbeddedOptions options = Options.withDataAndTimeout(leftovers.place(), Duration.ofMillis(100));
    try (Clusters clusters = new Clusters(options)) {
      assertThatExceptionOfType(ClusterException.class)
          .isThrownBy(() -> clusters.cluster(PostgresSpecification.newest()))
          .withMessageContaining("did not start within 100 ms")
          .withMessageContaining("-Dplumbline.start-timeout=");
      leftovers.awaitNoCluster();
    }
  }

  @Test
  void endsWhatItStartedWhenInterrupted() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Clusters clusters = new Clusters(Options.withData(leftovers.place()))) {
      Future<Boolean> interrupted =
          thread.submit(
              () -> {
                assertThatExceptionOfType(ClusterException.class)
                    .isThrownBy(() -> clusters.cluster(PostgresSpecification.newest()))
                    .withMessageContaining("Interrupted while");
                return Thread.interrupted();
              });
      assertThat(leftovers.awaitCluster()).exists();
      thread.shutdownNow();
      assertThat(interrupted.get()).isTrue();
      leftovers.awaitNoCluster();
      assertThat(clusters.cluster(PostgresSpecification.newest()).version()).isNotEmpty();
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void refusesADataFolderThatIsNone() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    try (Clusters clusters = new Clusters(Options.withData(file))) {
      assertThatExceptionOfType(ClusterException.class)
          .isThrownBy(() -> clusters.cluster(PostgresSpecification.newest()))
          .withMessageContaining(file.toString())
          .withMessageContaining("-Dplumbline.data=FOLDER");
    }
  }

  @Test
  void worksInAFolderWithAnOddName() throws Exception {
    Path odd = Files.createDirectory(folder.resolve("it's \"$HOME\" * and\\more"));
    try (Clusters clusters = new Clusters(Options.withData(odd))) {
      Cluster cluster = clusters.cluster(PostgresSpecification.newest());
      assertThat(cluster.description())
          .contains(odd + "/plumbline-" + JvmUser.current().name() + " (")
          .contains("as plumbline.data says");
      assertThat(Sql.serverFolder(cluster.createDatabase("odd"))).startsWith(odd);
    }
    new Leftovers(odd).awaitOneAtRest();
  }

  @Test
  void avoidsASharedMemoryThatIsTooSmall() throws Exception {
    try (ChildJvm child =
        startWithMount(
            "/dev/shm", "64m", "-Dplumbline.data=", "-Dplumbline.cache=" + leftovers.place())) {
      String description = child.awaitAnnouncement().get(3);
      assertThat(description)
          .contains("data on " + leftovers.place() + "/clusters")
          .contains("/dev/shm has 64 MB free where 512 MB are wanted");
      child.kill();
      leftovers.awaitNoProcess();
    }
  }

  @Test
  void saysThatTheDiskIsFull() throws Exception {
    try (ChildJvm child = startWithMount(leftovers.place().toString(), "20m")) {
      child.awaitEnd();
      assertThat(child.output())
          .contains("Could not start embedded PostgreSQL")
          .contains("No space left")
          .contains("-Dplumbline.data=FOLDER");
      leftovers.awaitNoProcess();
    }
  }

  @ParameterizedTest
  @CsvSource({"size=20m, does not take them", "ro, cannot be created"})
  void passesOverACacheThatTakesNothing(String options, String why) throws Exception {
    Path cache = Files.createDirectory(folder.resolve("cache"));
    try (ChildJvm child =
        startWith(options, cache.toString(), List.of("-Dplumbline.cache=" + cache))) {
      child.awaitAnnouncement();
      assertThat(child.output()).contains("are kept in").contains(why);
      child.kill();
      leftovers.awaitOneAtRest();
    }
  }

  /** A child JVM for which a small tmpfs is mounted somewhere; nobody else sees it. */
  private ChildJvm startWithMount(String where, String size, String... more) throws IOException {
    return startWith("size=" + size, where, List.of(more));
  }

  private ChildJvm startWith(String mountOptions, String where, List<String> more)
      throws IOException {
    String mount = "mount -t tmpfs -o " + mountOptions + " tmpfs \"$0\" && exec \"$@\"";
    List<String> prefix = List.of("unshare", "--mount", "sh", "-c", mount, where);
    List<String> trial = new ArrayList<>(prefix);
    trial.add("true");
    Command.Outcome outcome = new Command(trial).run();
    assumeTrue(outcome.succeeded(), "cannot mount a tmpfs here: " + outcome.output());
    List<String> options = new ArrayList<>(more);
    options.add("-Djava.io.tmpdir=" + leftovers.place());
    return ChildJvm.start(folder, prefix, System.getProperty("java.class.path"), options);
  }
}
