package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterSweepTest {

  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration HOUR = Duration.ofHours(1);

  private final Path data;
  private final Path place;

  ClusterSweepTest(@TempDir Path data) {
    this.data = data;
    this.place = data.resolve("plumbline-" + JvmUser.current().name());
  }

  /** A cluster as it lies there. */
  private Path cluster(String key, Duration age, int megabytes) throws IOException {
    Path cluster = Files.createDirectories(place.resolve(key).resolve("1"));
    Files.write(cluster.resolve("content"), new byte[megabytes << 20]);
    Files.createFile(place.resolve(key).resolve("1.lock"));
    Files.setLastModifiedTime(cluster, FileTime.from(Instant.now().minus(age)));
    return cluster;
  }

  private void sweep(long maxBytes) {
    new ClusterSweep(place, false, new ClusterLimits(maxBytes, WEEK, HOUR)).run();
  }

  @Test
  void removesWhatNobodyUsesAnyMore() throws IOException {
    Path old = cluster("old", Duration.ofDays(8), 1);
    Path young = cluster("young", Duration.ofDays(6), 1);
    sweep(-1);
    assertThat(old).doesNotExist();
    assertThat(young).isDirectory();
  }

  @Test
  void removesTheLeastRecentlyUsedBeyondTheSize() throws IOException {
    Path oldest = cluster("a", Duration.ofHours(3), 2);
    Path newest = cluster("b", Duration.ofHours(1), 2);
    Path middle = cluster("c", Duration.ofHours(2), 2);
    sweep(5L << 20);
    assertThat(oldest).doesNotExist();
    assertThat(middle).isDirectory();
    assertThat(newest).isDirectory();
    sweep(0);
    assertThat(middle).doesNotExist();
    assertThat(newest).doesNotExist();
  }

  @Test
  void leavesAloneWhatIsInUse() throws Exception {
    try (Clusters clusters = new Clusters(Options.withData(data))) {
      Database database = clusters.cluster(PostgresSpecification.newest()).createDatabase("used");
      Path used = Sql.serverFolder(database);
      Files.setLastModifiedTime(used, FileTime.from(Instant.now().minus(WEEK.multipliedBy(2))));
      sweep(0);
      assertThat(Sql.value(database, "SELECT 1")).isEqualTo("1");
      // Had the sweep lost us the lock, another JVM's sweep would now remove the cluster.
      List<String> command = TestJvm.command();
      command.addAll(List.of(Sweeper.class.getName(), place.toString()));
      Process other = new ProcessBuilder(command).start();
      assertThat(other.waitFor()).isZero();
      assertThat(Sql.value(database, "SELECT 1")).isEqualTo("1");
      assertThat(used.resolve("complete")).exists();
    }
  }

  /** The main class of a child JVM that removes all it can. */
  static final class Sweeper {
    private Sweeper() {}

    /** Argument: the place. */
    public static void main(String[] arguments) {
      ClusterLimits nothing = new ClusterLimits(0, Duration.ZERO, Duration.ZERO);
      new ClusterSweep(Path.of(arguments[0]), false, nothing).run();
    }
  }

  @Test
  void leavesAloneWhatIsKeptForPeople() throws IOException {
    Path kept = cluster("kept", Duration.ZERO, 1);
    Path keep = Files.createFile(kept.resolve("keep"));
    sweep(0);
    assertThat(kept).isDirectory();
    Files.setLastModifiedTime(keep, FileTime.from(Instant.now().minus(HOUR.multipliedBy(2))));
    sweep(0);
    assertThat(kept).doesNotExist();
  }

  @Test
  void isDoneAfterAStartInTheBackground() throws Exception {
    Path old = cluster("old", Duration.ofDays(8), 1);
    try (Clusters clusters = new Clusters(Options.withData(data))) {
      assertThat(clusters.cluster(PostgresSpecification.newest()).version()).isNotEmpty();
      long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (Files.exists(old) && System.nanoTime() < deadline) {
        Thread.sleep(5);
      }
      assertThat(old).doesNotExist();
    }
  }

  @Test
  void stopsAProcessThatStillWorksInWhatItRemoves() throws Exception {
    Path old = cluster("old", Duration.ofDays(8), 1);
    Process process = new ProcessBuilder("sh", "-c", "sleep 60; :", old.toString()).start();
    try {
      sweep(-1);
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(old).doesNotExist();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "plumbline.clusters.max-size, much, a size such as 500MB or 2GB",
    "plumbline.clusters.max-age, 7, an age such as 12h or 7d",
    "plumbline.keep-minutes, -1, a whole number of minutes",
  })
  void saysWhatASettingMayBe(String property, String value, String expected) {
    System.setProperty(property, value);
    try {
      assertThatIllegalArgumentException()
          .isThrownBy(Clusters::new)
          .withMessageContaining("-D" + property + "=" + value)
          .withMessageContaining(expected);
    } finally {
      System.clearProperty(property);
    }
  }

  @Test
  void readsItsLimits() {
    Map<String, String> properties =
        Map.of("plumbline.clusters.max-size", "2GB", "plumbline.clusters.max-age", " 12h ");
    Map<String, String> environment =
        Map.of("PLUMBLINE_CLUSTERS_MAX_AGE", "1h", "PLUMBLINE_KEEP_MINUTES", "5");

    assertThat(ClusterLimits.of(new UserSettings(properties::get, environment::get)))
        .isEqualTo(new ClusterLimits(2L << 30, Duration.ofHours(12), Duration.ofMinutes(5)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ClusterLimits.of(
                    new UserSettings(name -> null, Map.of("PLUMBLINE_KEEP_MINUTES", "long")::get)))
        .withMessage("PLUMBLINE_KEEP_MINUTES=long: expected a whole number of minutes, 0 or more");
    ClusterLimits usual = ClusterLimits.of(new UserSettings(name -> null, name -> null));
    assertThat(usual).isEqualTo(new ClusterLimits(-1, WEEK, HOUR));
    assertThat(usual.maxBytes(true, 8L << 30)).isBetween(2000L << 20, 2L << 30);
    assertThat(usual.maxBytes(false, 8L << 30)).isEqualTo(4L << 30);
  }
}
