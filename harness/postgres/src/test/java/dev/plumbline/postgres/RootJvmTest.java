package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PostgreSQL refuses to run as root; each way around that is tried by itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RootJvmTest {

  private static final Path SHARED_CACHE = Path.of("/var/cache/plumbline");

  private final Path cache;

  RootJvmTest(@TempDir Path cache) throws IOException {
    this.cache = Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @BeforeEach
  void onlyAsRoot() {
    assumeTrue(JvmUser.current().isRoot(), "this JVM does not run as root");
  }

  static Stream<ServerAccount> accounts() {
    return ServerAccount.candidates(new JvmUser(0, "root")).stream();
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void startsWithEachAccountAlone(ServerAccount account) throws Exception {
    Optional<String> obstacle = account.obstacle();
    assumeTrue(obstacle.isEmpty(), () -> "does not work here: " + obstacle);
    Path folder;
    try (Clusters clusters = new Clusters(Options.withAccounts(cache, account))) {
      Cluster cluster = clusters.cluster(PostgresSpecification.newest());
      Database template = cluster.createDatabase("template");
      folder = Sql.serverFolder(template);
      assertThat(cluster.description())
          .endsWith(", " + account.description() + " because the JVM runs as root");
      Sql.run(template, "CREATE TABLE bread (name text)");
      assertThat(cluster.cloneDatabase(template, "copy").name()).endsWith("copy");
      int owner = (int) Files.getAttribute(folder.resolve("data/PG_VERSION"), "unix:uid");
      assertThat(owner).isEqualTo(account.owner() == null ? 0 : account.owner().uid());
    }
    assertThat(folder).isDirectory();
    new Leftovers(folder).awaitNoProcess();
  }

  @Test
  void onlyTheServersUserAndRootCanReadWhatItKeeps() throws Exception {
    ServerAccount nobody = ServerAccount.setpriv(ServerAccount.Owner.nobody().orElseThrow());
    assumeTrue(nobody.obstacle().isEmpty(), "setpriv does not work here");
    ServerAccount stranger = ServerAccount.setpriv(new ServerAccount.Owner(54321, 54321));
    try (Clusters clusters = new Clusters(Options.withAccounts(cache, nobody))) {
      Database database =
          clusters.cluster(PostgresSpecification.newest()).createDatabase("private");
      Path folder = Sql.serverFolder(database);
      assertThat(nobody.reaches(folder.resolve("data"))).isTrue();
      assertThat(stranger.reaches(folder.resolve("data"))).isFalse();
      for (String file : List.of("postgresql.conf", "server.log", "running", "pgpass")) {
        Command read =
            new Command(stranger.running(List.of("cat", folder.resolve(file).toString())));
        assertThat(read.run().succeeded()).as(file).isFalse();
      }
    }
  }

  @Test
  void saysWhatWasTriedWhenNothingWorks() {
    ServerAccount root = ServerAccount.sameUser();
    ServerAccount missing =
        new ServerAccount("no such program", List.of("no-such-program"), null, false);
    try (Clusters clusters = new Clusters(Options.withAccounts(cache, root, missing))) {
      assertThatExceptionOfType(ClusterException.class)
          .isThrownBy(() -> clusters.cluster(PostgresSpecification.newest()))
          .withMessageContaining("cannot run here")
          .withMessageContaining("still root")
          .withMessageContaining("no-such-program")
          .withMessageContaining("Run the tests as an ordinary user");
    }
  }

  @Test
  void keepsBinariesWhereTheServersUserCanReachThem() throws IOException {
    ServerAccount nobody = ServerAccount.setpriv(ServerAccount.Owner.nobody().orElseThrow());
    assumeTrue(nobody.obstacle().isEmpty(), "setpriv does not work here");
    boolean wasThere = Files.exists(SHARED_CACHE);
    Path closed =
        Files.createDirectory(
            cache.resolve("closed"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    BinaryArchive archive = new EmbeddedPostgres(Options.withAccounts(closed, nobody)).find("");
    try {
      UnpackedArchive chosen =
          CacheLocation.install(archive, nobody, closed.resolve("within"), new JvmUser(0, "root"));
      assertThat(nobody.reaches(chosen.folder())).isTrue();
      assertThat(chosen.folder().startsWith(closed)).isFalse();
    } finally {
      if (!wasThere) {
        new FileTree(SHARED_CACHE).delete();
      }
    }
  }
}
