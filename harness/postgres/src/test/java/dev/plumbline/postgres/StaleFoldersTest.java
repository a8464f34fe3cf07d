package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleFoldersTest {

  private final FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));

  private final JvmUser user = JvmUser.current();
  private final Path place;

  StaleFoldersTest(@TempDir Path place) {
    this.place = place;
  }

  @Test
  void removesFoldersOfJvmsThatAreGone() throws IOException {
    Path stale = folder("plumbline-" + user.name() + "-1-abc-00000000", longAgo);
    new StaleFolders(place, user).sweep();
    assertThat(stale).doesNotExist();
  }

  @Test
  void removesFoldersThatNeverGotAnOwner() throws IOException {
    Path stale = Files.createDirectory(place.resolve("plumbline-" + user.name() + "-1-abc-1"));
    Files.setLastModifiedTime(stale, longAgo);
    new StaleFolders(place, user).sweep();
    assertThat(stale).doesNotExist();
  }

  @Test
  void leavesAloneWhatIsNewOrNotItsOwn() throws IOException {
    Path fresh = folder("plumbline-" + user.name() + "-1-abc-2", FileTime.from(Instant.now()));
    Path others = folder("plumbline-somebodyelse-1-abc-3", longAgo);
    Path unrelated = folder("plumb", longAgo);
    Path target = folder("target", longAgo);
    Path link = place.resolve("plumbline-" + user.name() + "-1-abc-4");
    Files.createSymbolicLink(link, target);
    new StaleFolders(place, user).sweep();
    assertThat(List.of(fresh, others, unrelated, target, link)).allMatch(Files::exists);
  }

  @Test
  void leavesAloneWhatThisJvmUses() throws Exception {
    try (Clusters clusters = new Clusters(Options.withData(place))) {
      Database database = clusters.cluster(PostgresSpecification.newest()).createDatabase("in_use");
      Path folder = Sql.serverFolder(database);
      touchLongAgo(ServerFolder.ownerFile(folder));
      new StaleFolders(place, user).sweep();
      assertThat(Sql.value(database, "SELECT 1")).isEqualTo("1");
      // Had the sweep lost us the lock, another JVM's sweep would now remove the folder.
      sweepFromAnotherJvm();
      assertThat(Sql.value(database, "SELECT 1")).isEqualTo("1");
      assertThat(ServerFolder.ownerFile(folder)).exists();
    }
  }

  /** By another process: Java opens a file to set its time, and closing it ends our lock. */
  private static void touchLongAgo(Path file) {
    Command.Outcome outcome = Command.of("touch", "-t", "202001010000", file.toString()).run();
    assertThat(outcome).isEqualTo(new Command.Outcome(true, ""));
  }

  private void sweepFromAnotherJvm() throws Exception {
    Path scratch = Files.createDirectory(place.resolve("other"));
    Files.createSymbolicLink(scratch.resolve("data"), place);
    try (ChildJvm child = ChildJvm.start(scratch)) {
      assertThat(child.awaitAnnouncement()).hasSize(4);
    }
  }

  @Test
  void leavesAloneWhatAnotherJvmUses(@TempDir Path folder) throws Exception {
    try (ChildJvm child = ChildJvm.start(folder);
        Connection connection = child.connect()) {
      Path used = Path.of(Sql.value(connection, "SHOW data_directory")).resolveSibling("");
      Files.setLastModifiedTime(ServerFolder.ownerFile(used), longAgo);
      new StaleFolders(folder.resolve("data"), user).sweep();
      assertThat(Sql.value(connection, "SELECT 1")).isEqualTo("1");
      assertThat(ServerFolder.ownerFile(used)).exists();
    }
  }

  @Test
  void stopsAServerThatStillRunsFromAStaleFolder() throws Exception {
    Path stale = folder("plumbline-" + user.name() + "-1-abc-5", longAgo);
    Process server = startUnsupervised(stale.resolve("data"));
    try {
      assertThat(new Leftovers(stale).processes()).isNotEmpty();
      new StaleFolders(place, user).sweep();
      assertThat(server.waitFor(5, TimeUnit.SECONDS)).isTrue();
      assertThat(stale).doesNotExist();
    } finally {
      server.destroyForcibly();
    }
  }

  private Process startUnsupervised(Path data) throws IOException, InterruptedException {
    EmbeddedOptions options = Options.withData(place);
    List<ServerAccount> candidates = ServerAccount.candidates(user);
    ServerRuntime runtime =
        ServerRuntime.choose(
            new EmbeddedPostgres(options).find(""), candidates, options.cacheFolder(), user);
    ServerAccount account = runtime.account();
    Files.createDirectory(data);
    account.own(data);
    String initdb = runtime.installation().program("initdb").toString();
    Path password = Files.writeString(place.resolve("password"), "secret");
    account.own(password);
    Command.Outcome initialised =
        new Command(
                account.running(
                    List.of(
                        initdb,
                        "--no-sync",
                        "--auth=scram-sha-256",
                        "--pwfile=" + password,
                        "-D",
                        data.toString())))
            .run();
    assertThat(data.resolve("PG_VERSION")).as(initialised.output()).exists();
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    String postgres = runtime.installation().program("postgres").toString();
    Process server =
        new ProcessBuilder(
                account.running(
                    List.of(
                        postgres,
                        "-D",
                        data.toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "dynamic_shared_memory_type=mmap",
                        "-c",
                        "fsync=off",
                        "-k",
                        "")))
            .redirectErrorStream(true)
            .redirectOutput(new File("/dev/null"))
            .start();
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!Files.exists(data.resolve("postmaster.pid"))
        || !Files.readString(data.resolve("postmaster.pid")).contains("ready")) {
      assertThat(System.nanoTime() < deadline && server.isAlive()).isTrue();
      Thread.sleep(5);
    }
    return server;
  }

  private Path folder(String name, FileTime lastTouched) throws IOException {
    Path folder = Files.createDirectory(place.resolve(name));
    Path owner = Files.createFile(ServerFolder.ownerFile(folder));
    Files.setLastModifiedTime(owner, lastTouched);
    return folder;
  }
}
