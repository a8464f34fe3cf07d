package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a JVM ends, no process of its servers stays, and the next JVM can use the cluster. */
@NullUnmarked // there is used data from @BeforeAll on
class KilledJvmTest {

  private static final System.Logger LOG = System.getLogger(KilledJvmTest.class.getName());

  private static UsedData usedData;

  private final Path folder;
  private final Path data;

  @BeforeAll
  static void useData(@TempDir(factory = InMemory.class) Path first) {
    usedData = UsedData.in(first);
  }

  KilledJvmTest(@TempDir(factory = InMemory.class) Path folder) {
    this.folder = folder;
    this.data = folder.resolve("data");
  }

  @Test
  void killedWhileTheServerRuns() throws Exception {
    try (ChildJvm child = ChildJvm.start(folder);
        Connection connection = child.connect()) {
      Sql.run(connection, "CREATE DATABASE witness");
      assertThat(child.leftovers().processes()).isNotEmpty();
      child.kill();
      Path cluster = child.leftovers().awaitOneAtRest();
      assertThat(cluster.resolve("stopped")).exists();
    }
    assertNextUses("cluster 1 (cached)");
  }

  private ChildJvm startOnUsedData() throws IOException {
    usedData.copyTo(Files.createDirectory(data));
    return ChildJvm.start(folder);
  }

  @Test
  void killedWithABackendAtWork() throws Exception {
    try (ChildJvm child = startOnUsedData();
        Connection connection = child.connect();
        Connection busy = child.connect()) {
      Sql.run(connection, "CREATE DATABASE witness");
      Thread query =
          new Thread(
              () -> {
                try {
                  Sql.run(busy, "SELECT count(*) FROM generate_series(1, 10000000000)");
                } catch (SQLException e) {
                  LOG.log(System.Logger.Level.DEBUG, "Ended, as it should be", e);
                }
              });
      query.start();
      Thread.sleep(100);
      child.kill();
      child.leftovers().awaitOneAtRest();
      query.join(5000);
      assertThat(query.isAlive()).isFalse();
    }
    assertNextUses("cluster 1 (");
  }

  /** The database that the killed JVM's connection made is still there. */
  private void assertNextUses(String condition) throws IOException, SQLException {
    try (Clusters clusters = new Clusters(Options.withData(data))) {
      Cluster next = clusters.cluster(PostgresSpecification.newest());
      assertThat(next.description()).contains(condition).doesNotContain("rebuilt");
      String witnesses = "SELECT count(*) FROM pg_database WHERE datname = 'witness'";
      assertThat(Sql.value(next.createDatabase("next"), witnesses)).isEqualTo("1");
    }
  }

  @Test
  void killedDuringInitdb() throws Exception {
    try (ChildJvm child = ChildJvm.start(folder)) {
      awaitProcess(child, "initdb");
      child.kill();
      assertThat(folder.resolve("announced")).doesNotExist();
      child.leftovers().awaitOneAtRest();
    }
    try (Clusters clusters = new Clusters(Options.withData(data))) {
      assertThat(clusters.cluster(PostgresSpecification.newest()).description())
          .contains("cluster 1 (rebuilt because it was half made)");
    }
  }

  /** With a /dev/shm of its own, so that what is in there is of this initdb. */
  @ParameterizedTest
  @ValueSource(strings = {"18", "14"})
  void killedDuringInitdbLeavesNoSharedMemory(String version, @TempDir Path onDisk)
      throws Exception {
    String script =
        """
        mount -t tmpfs tmpfs /dev/shm || exit 9
        for pause in 0.05 0.15 0.25 0.35; do
          rm -rf "$0"/data/*
          "$@" &
          while ! [ -s "$0"/data/*/*/1/data/postmaster.pid ]; do
            kill -0 $! || exit 8
            sleep 0.005
          done
          sleep $pause
          kill -9 $!
          for i in $(seq 50); do
            grep -qs "$0/data/.*[s]upervise.sh" /proc/[0-9]*/cmdline || break
            sleep 0.05
          done
        done
        ls -A /dev/shm >"$0/left"
        """;
    assumeTrue(
        Command.of("unshare", "--mount", "sh", "-c", "mount -t tmpfs tmpfs /dev/shm")
            .run()
            .succeeded(),
        "cannot mount a tmpfs here");
    Path itsData = Files.createDirectory(onDisk.resolve("data"));
    List<String> command =
        new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", script, onDisk.toString()));
    command.addAll(TestJvm.command("-Dplumbline.data=" + itsData));
    command.addAll(List.of(VersionHost.class.getName(), version));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(onDisk.resolve("output").toFile())
            .start();
    int status = process.waitFor();
    assertThat(status).as(Files.readString(onDisk.resolve("output"))).isZero();
    assertThat(onDisk.resolve("left")).isEmptyFile();
    new Leftovers(itsData).awaitNoProcess();
  }

  /** The main class of a child JVM that starts a cluster. */
  static final class VersionHost {
    private VersionHost() {}

    /** Argument: the version. */
    public static void main(String[] arguments) throws InterruptedException {
      new Clusters().cluster(new PostgresSpecification(arguments[0], Map.of()));
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  /** How many is said by {@code -Dplumbline.kills=50}. */
  @Test
  void killedAtRandomMoments() throws Exception {
    int kills = Integer.getInteger("plumbline.kills", 10);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Leftovers leftovers = new Leftovers(data);
    long slowest = 0;
    for (int i = 0; i < kills; i++) {
      if (i % 5 == 4) {
        // Otherwise all but the first few would meet a cluster that is complete.
        new FileTree(data).delete();
      }
      Files.createDirectories(data);
      Files.deleteIfExists(folder.resolve("announced"));
      int millis = 150 + random.nextInt(1500);
      try (ChildJvm child = ChildJvm.start(folder)) {
        Thread.sleep(millis);
        child.kill();
        slowest = Math.max(slowest, leftovers.awaitNoProcess());
      }
      assertThat(leftovers.clusters()).as("kill %d of seed %d", i, seed).hasSizeLessThan(2);
      try (Clusters clusters = new Clusters(Options.withData(data))) {
        Database next = clusters.cluster(PostgresSpecification.newest()).createDatabase("next");
        assertThat(Sql.value(next, "SELECT 1")).isEqualTo("1");
        assertThat(leftovers.clusters()).as("kill %d of seed %d", i, seed).hasSize(1);
      }
    }
    assertThat(leftovers.processes()).isEmpty();
    LOG.log(
        System.Logger.Level.INFO, "{0} kills, the last process ended {1} ms later", kills, slowest);
  }

  @Test
  void killedTogetherWithItsSupervisor() throws Exception {
    assumeTrue(
        Command.of("setpriv", "--pdeathsig", "QUIT", "true").run().succeeded(),
        "without setpriv --pdeathsig the server outlives its supervisor until the next start");
    try (ChildJvm child = startOnUsedData();
        Connection connection = child.connect()) {
      Sql.run(connection, "CREATE DATABASE witness");
      List<ProcessHandle> shells =
          child.handle().descendants().filter(KilledJvmTest::isShell).toList();
      assertThat(shells).as("supervisor and its watcher").hasSize(2);
      child.handle().destroyForcibly();
      shells.forEach(ProcessHandle::destroyForcibly);
      child.awaitEnd();
      child.leftovers().awaitNoProcess();
    }
    assertNextUses("cluster 1 (recovered after a crash)");
  }

  @Test
  void exitsWithoutClosing() throws Exception {
    try (ChildJvm child = ChildJvm.start(folder, "exit")) {
      child.awaitEnd();
      assertThat(folder.resolve("announced")).exists();
      child.leftovers().awaitOneAtRest();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "HUP"})
  void endedBySignal(String signal) throws Exception {
    assumeFalse(
        ChildJvm.ignores(signal.equals("HUP") ? 1 : 15),
        "the signal is ignored, as nohup has it, by all that is started here");
    try (ChildJvm child = startOnUsedData()) {
      assertThat(child.awaitAnnouncement()).hasSize(4);
      signal(signal, Long.toString(child.handle().pid()));
      child.awaitEnd();
      child.leftovers().awaitOneAtRest();
    }
  }

  /** A terminal sends SIGINT to every process of the group. */
  @Test
  void interruptedFromATerminal() throws Exception {
    assumeTrue(Command.of("setsid", "true").run().succeeded(), "no setsid here");
    assumeFalse(
        ChildJvm.ignores(2), "SIGINT is ignored, as a script has it for what it runs beside it");
    String classPath = System.getProperty("java.class.path");
    usedData.copyTo(Files.createDirectory(data));
    try (ChildJvm child = ChildJvm.start(folder, List.of("setsid"), classPath, List.of())) {
      assertThat(child.awaitAnnouncement()).hasSize(4);
      signal("INT", "-" + child.handle().pid());
      child.awaitEnd();
      child.leftovers().awaitOneAtRest();
    }
  }

  private static void signal(String signal, String pid) {
    Command.Outcome outcome =
        Command.of("sh", "-c", "kill -s \"$1\" -- \"$2\"", "sh", signal, pid).run();
    assertThat(outcome).isEqualTo(new Command.Outcome(true, ""));
  }

  private static boolean isShell(ProcessHandle process) {
    return process.info().arguments().map(List::of).orElse(List.of()).stream()
        .anyMatch(word -> word.endsWith(".supervise.sh"));
  }

  private static void awaitProcess(ChildJvm child, String program) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (child.leftovers().processes().stream().noneMatch(text -> text.contains(program))) {
      assertThat(System.nanoTime()).as("no %s", program).isLessThan(deadline);
      Thread.sleep(1);
    }
  }
}
