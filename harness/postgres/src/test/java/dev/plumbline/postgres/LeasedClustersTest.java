package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clusters stay from run to run; one JVM uses one at a time. Each Clusters stands for a run. */
@NullUnmarked // there is used data from @BeforeAll on
class LeasedClustersTest {

  private static UsedData usedData;

  private final Path folder;
  private final Path data;
  private final Leftovers leftovers;

  @BeforeAll
  static void useData(@TempDir(factory = InMemory.class) Path first) {
    usedData = UsedData.in(first);
  }

  LeasedClustersTest(@TempDir(factory = InMemory.class) Path folder) throws IOException {
    this.folder = folder;
    this.data = Files.createDirectory(folder.resolve("data"));
    this.leftovers = new Leftovers(data);
  }

  /** What a run found. */
  private record Run(String description, Path folder, String password, boolean witness) {}

  /** Starts, looks, leaves a database called witness, stops. */
  private Run run() throws SQLException {
    return run(Map.of());
  }

  private Run run(Map<String, String> settings) throws SQLException {
    try (Clusters clusters = new Clusters(Options.withData(data))) {
      return look(clusters.cluster(new PostgresSpecification("", settings)));
    }
  }

  /** The cluster of an earlier run. */
  private Path used() throws IOException {
    usedData.copyTo(data);
    return leftovers.clusters().get(0);
  }

  private static Run look(Cluster cluster) throws SQLException {
    Database database = cluster.createDatabase("mine");
    boolean witness =
        !Sql.value(database, "SELECT count(*) FROM pg_database WHERE datname = 'witness'")
            .equals("0");
    if (!witness) {
      Sql.run(database, "CREATE DATABASE witness");
    }
    return new Run(cluster.description(), Sql.serverFolder(database), database.password(), witness);
  }

  @Test
  void usesTheSameClusterAgain() throws Exception {
    Run first = run();
    Run second = run();
    assertThat(first.description()).contains(", cluster 1 (new)");
    assertThat(second.description()).contains(", cluster 1 (cached)");
    assertThat(second.folder()).isEqualTo(first.folder()).isEqualTo(leftovers.awaitOneAtRest());
    assertThat(second.password()).isEqualTo(first.password());
    assertThat(second.witness()).isTrue();
  }

  @Test
  void keepsApartWhatHasOtherSettings() throws Exception {
    used();
    Run one = run();
    Run other = run(Map.of("work_mem", "5MB"));
    assertThat(other.folder().getParent()).isNotEqualTo(one.folder().getParent());
    assertThat(other.witness()).isFalse();
    assertThat(other.password()).isNotEqualTo(one.password());
  }

  @Test
  void givesAnotherClusterToWhoeverComesMeanwhile() throws Exception {
    used();
    try (Clusters clusters = new Clusters(Options.withData(data));
        Clusters inSameJvm = new Clusters(Options.withData(data));
        ChildJvm child = ChildJvm.start(folder)) {
      Run first = look(clusters.cluster(PostgresSpecification.newest()));
      Run second = look(inSameJvm.cluster(PostgresSpecification.newest()));
      assertThat(child.awaitAnnouncement()).hasSize(4);
      Path third;
      try (Connection connection = child.connect()) {
        third = Path.of(Sql.value(connection, "SHOW data_directory"), "..").normalize();
        assertThat(leftovers.clusters())
            .containsExactlyInAnyOrder(first.folder(), second.folder(), third);
      }
      child.kill();
      new Leftovers(third).awaitNoProcess();
    }
    assertThat(run().description()).contains(", cluster 1 (cached)");
    assertThat(leftovers.clusters()).hasSize(3);
  }

  /** Its processes are recognised by the folder's name. */
  @Test
  void knowsAFolderByOneNameWhateverLinksLeadToIt() throws Exception {
    used();
    Path link = Files.createSymbolicLink(folder.resolve("link"), data);
    try (Clusters clusters = new Clusters(Options.withData(link));
        Clusters direct = new Clusters(Options.withData(data))) {
      Run first = look(clusters.cluster(PostgresSpecification.newest()));
      assertThat(first.folder()).startsWith(data.toRealPath());
      assertThat(new FolderProcesses(first.folder()).awaitEnd(Duration.ofMillis(50))).isFalse();
      assertThat(look(direct.cluster(PostgresSpecification.newest())).description())
          .contains(", cluster 2 (new)");
    }
  }

  /** Started by a JVM that died at once, it comes when the folder is another JVM's already. */
  @Test
  void aSupervisorThatComesLateTouchesNothing() throws Exception {
    used();
    try (Clusters clusters = new Clusters(Options.withData(data))) {
      Database database = clusters.cluster(PostgresSpecification.newest()).createDatabase("used");
      Path cluster = Sql.serverFolder(database);
      Path script;
      try (Stream<Path> files = Files.list(cluster)) {
        script =
            files
                .filter(file -> file.toString().endsWith("supervise.sh"))
                .findFirst()
                .orElseThrow();
      }
      Path others = Files.createFile(cluster.resolve("start-another.initialise-1"));
      String running = Files.readString(cluster.resolve("running"));
      Process late =
          new ProcessBuilder("sh", script.toString(), cluster.toString(), "1-late")
              .redirectInput(new File("/dev/null"))
              .start();
      assertThat(late.waitFor()).isZero();
      assertThat(others).exists();
      assertThat(cluster.resolve("running")).hasContent(running);
      assertThat(Sql.value(database, "SELECT 1")).isEqualTo("1");
    }
  }

  /** As in a JVM with an application server, or with Maven's plug-ins. */
  @Test
  void anotherClassLoaderDoesNotTakeAwayTheLock() throws Exception {
    Path file = data.resolve("file.lock");
    URL[] classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(Path::of)
            .map(LeasedClustersTest::url)
            .toArray(URL[]::new);
    try (FolderLock lock = FolderLock.tryOnce(file).orElseThrow();
        URLClassLoader loader =
            new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
      var tryOnce =
          loader.loadClass(FolderLock.class.getName()).getDeclaredMethod("tryOnce", Path.class);
      tryOnce.setAccessible(true);
      assertThat(tryOnce.invoke(null, file)).hasToString("Optional.empty");
      assertThat(FolderLock.tryOnce(file)).isEmpty();
      assertThat(isFreeForOthers(file)).isFalse();
      System.clearProperty("plumbline.holds " + file.toRealPath());
      assertThat(tryOnce.invoke(null, file)).hasToString("Optional.empty");
      assertThat(isFreeForOthers(file)).isFalse();
      lock.close();
      assertThat(isFreeForOthers(file)).isTrue();
    }
  }

  private static URL url(Path entry) {
    try {
      return entry.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private boolean isFreeForOthers(Path file) throws IOException, InterruptedException {
    List<String> command = TestJvm.command();
    command.addAll(List.of(LockTrial.class.getName(), file.toString()));
    return new ProcessBuilder(command).start().waitFor() == 0;
  }

  /** The main class of a child JVM: exits with 0 if it gets the lock. */
  static final class LockTrial {
    private LockTrial() {}

    /** Argument: the file. */
    public static void main(String[] arguments) throws IOException {
      System.exit(FolderLock.tryOnce(Path.of(arguments[0])).isPresent() ? 0 : 1);
    }
  }

  @Test
  void rebuildsWhatIsHalfMade() throws Exception {
    Files.delete(used().resolve("complete"));
    assertRebuilt("because it was half made");
  }

  @Test
  void rebuildsWhatIsOfAnotherBoot() throws Exception {
    Files.writeString(used().resolve("complete"), "of another boot\n");
    assertRebuilt("because the machine was restarted");
  }

  @Test
  void rebuildsWhatIsHalfDeleted() throws Exception {
    new FileTree(used().resolve("data/global")).delete();
    assertRebuilt("because files were missing");
  }

  @Test
  void rebuildsWhatHasLostItsPassword() throws Exception {
    Files.delete(used().resolve("pgpass"));
    assertRebuilt("because files were missing");
  }

  /** One file of one database; the server itself would start. */
  @Test
  void rebuildsWhatHasLostAFile() throws Exception {
    Path cluster = used();
    try (Stream<Path> files = Files.list(cluster.resolve("data/base/1"))) {
      Files.delete(files.filter(Files::isRegularFile).findFirst().orElseThrow());
    }
    assertRebuilt("because files were changed while no server ran");
  }

  @Test
  void rebuildsWhatDoesNotStart() throws Exception {
    Path cluster = used();
    byte[] control = Files.readAllBytes(cluster.resolve("data/global/pg_control"));
    control[100] ^= 1;
    Files.write(cluster.resolve("data/global/pg_control"), control);
    assertRebuilt("because it did not start");
  }

  private void assertRebuilt(String why) throws Exception {
    Run next = run();
    assertThat(next.description()).contains(", cluster 1 (rebuilt " + why + ")");
    assertThat(next.witness()).isFalse();
    assertThat(run().description()).contains(", cluster 1 (cached)");
    leftovers.awaitOneAtRest();
  }

  @Test
  void forgetsWhatATestSetInTheServer() throws Exception {
    used();
    try (Clusters clusters = new Clusters(Options.withData(data))) {
      Database database = clusters.cluster(PostgresSpecification.newest()).createDatabase("one");
      Sql.run(database, "ALTER SYSTEM SET fsync = on");
      Sql.run(database, "ALTER SYSTEM SET work_mem = '7MB'");
    }
    assertThat(run().description()).contains("(cached)");
    try (Clusters clusters = new Clusters(Options.withData(data))) {
      Database database = clusters.cluster(PostgresSpecification.newest()).createDatabase("two");
      assertThat(Sql.value(database, "SHOW work_mem")).isEqualTo("4MB");
    }
  }

  @Test
  void provesAnewWhatNoLongerWorks() throws Exception {
    used();
    try (Stream<Path> files = Files.list(data.resolve("plumbline-" + JvmUser.current().name()))) {
      Path remembered =
          files.filter(file -> file.toString().endsWith(".runtime")).findFirst().orElseThrow();
      List<String> lines = new ArrayList<>(Files.readAllLines(remembered));
      lines.add("no-such-program");
      Files.write(remembered, lines);
    }
    assertThat(run().witness()).isFalse();
    assertThat(run().description()).contains("(cached)");
  }

  private EmbeddedStart.Started start(Duration keep) throws IOException {
    used();
    ClusterLimits limits = new ClusterLimits(-1, Duration.ofDays(7), keep);
    EmbeddedPostgres embedded = new EmbeddedPostgres(Options.withDataAndLimits(data, limits));
    return embedded.startServer(embedded.find(""), Map.of());
  }

  private static void end(Server server) {
    server.release();
    server.awaitEnd();
  }

  @Test
  void outlivesItsJvmWhenAskedTo() throws Exception {
    Server server = start(Duration.ofMinutes(1)).server();
    assertThat(server.outlive()).contains("1 minutes after this run");
    end(server);
    Database database = new Database("postgres", server.endpoint());
    Sql.run(database, "CREATE DATABASE witness");
    Path pgpass = server.passwordFile().orElseThrow();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pgpass)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(pgpass))
        .isEqualTo("127.0.0.1:*:*:plumbline:" + database.password() + "\n");
    Run next = run();
    assertThat(next.description()).contains(", cluster 1 (cached)");
    assertThat(next.witness()).isTrue();
    assertThatExceptionOfType(SQLException.class).isThrownBy(database::connect);
    leftovers.awaitOneAtRest();
  }

  @Test
  void outlivesItsJvmForABoundedTime() throws Exception {
    Server server = start(Duration.ofSeconds(1)).server();
    assertThat(server.outlive()).contains("plumbline.keep-minutes");
    end(server);
    assertThat(leftovers.processes()).isNotEmpty();
    Thread.sleep(1000);
    leftovers.awaitOneAtRest();
    assertThat(run().description()).contains(", cluster 1 (cached)");
  }

  @Test
  void doesNotOutliveItsJvmWhereThatIsForbidden() throws Exception {
    Server server = start(Duration.ZERO).server();
    assertThat(server.outlive()).contains("plumbline.keep-minutes is 0");
    end(server);
    leftovers.awaitOneAtRest();
  }
}
