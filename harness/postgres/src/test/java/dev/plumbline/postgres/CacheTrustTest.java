package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that somebody else can have put into the cache are never run. */
class CacheTrustTest {

  private static final int STRANGER = 54321;

  private final Path folder;
  private final JvmUser user = JvmUser.current();

  CacheTrustTest(@TempDir Path folder) throws IOException {
    this.folder = mode(folder, "rwxr-xr-x");
  }

  private static Path mode(Path path, String permissions) throws IOException {
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private Optional<String> flaw(Path path) throws IOException {
    return new Trust(user).flaw(path);
  }

  /** What stands above the cache folder, and what that means for it. */
  @ParameterizedTest
  @CsvSource({
    "rwxr-xr-x, false, safe",
    "rwxrwxrwx, false, written by everybody",
    "rwxrwxrwx, true,  safe",
    "rwxr-xrwx, false, written by everybody",
    "rwx------, false, safe",
  })
  void theParentCounts(String permissions, boolean sticky, String verdict) throws IOException {
    Path parent = Files.createDirectory(folder.resolve("parent"));
    Path cache = mode(Files.createDirectory(parent.resolve("cache")), "rwxr-xr-x");
    mode(parent, permissions);
    if (sticky) {
      int mode = (int) Files.getAttribute(parent, "unix:mode");
      Files.setAttribute(parent, "unix:mode", mode | 01000);
    }

    for (Path each : List.of(cache, cache.resolve("not/there/yet"))) {
      assertThat(flaw(each).orElse("safe")).contains(verdict);
    }
  }

  @ParameterizedTest
  @CsvSource({"rwxrwxrwx", "rwxr-xrwx", "rwxrwxrwt"})
  void theFolderItselfCounts(String permissions) throws IOException {
    Path cache = Files.createDirectory(folder.resolve("cache"));
    mode(cache, permissions.replace('t', 'x'));
    if (permissions.endsWith("t")) {
      Files.setAttribute(cache, "unix:mode", (int) Files.getAttribute(cache, "unix:mode") | 01000);
    }

    assertThat(flaw(cache).orElse("safe")).contains("written by everybody");
  }

  @Test
  void aLinkIsAsSafeAsWhereItLeads() throws IOException {
    Path safe = mode(Files.createDirectory(folder.resolve("safe")), "rwxr-xr-x");
    Path open = mode(Files.createDirectory(folder.resolve("open")), "rwxrwxrwx");
    Path toSafe = Files.createSymbolicLink(folder.resolve("to-safe"), safe);
    Path toOpen = Files.createSymbolicLink(folder.resolve("to-open"), Path.of("open"));
    Path inOpen = Files.createSymbolicLink(open.resolve("to-safe"), safe);
    Path circle = folder.resolve("circle");
    Files.createSymbolicLink(circle, circle);

    assertThat(flaw(toSafe)).isEmpty();
    assertThat(flaw(toSafe.resolve("plumbline"))).isEmpty();
    assertThat(flaw(toOpen).orElse("safe")).contains("open can be written by everybody");
    assertThat(flaw(inOpen).orElse("safe")).contains("open can be written by everybody");
    assertThat(flaw(circle).orElse("safe")).contains("leads to itself");
  }

  @Test
  void whatBelongsToSomebodyElseIsNotSafe() throws IOException {
    assumeTrue(user.isRoot(), "only root can give a folder away");
    Path parent = mode(Files.createDirectory(folder.resolve("parent")), "rwxr-xr-x");
    Path cache = mode(Files.createDirectory(parent.resolve("cache")), "rwxr-xr-x");
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    Path shared = mode(Files.createDirectory(folder.resolve("shared")), "rwxrwx---");
    Files.setAttribute(shared, "unix:gid", STRANGER);
    Files.setAttribute(parent, "unix:uid", STRANGER);
    Files.setAttribute(link, "unix:uid", STRANGER, LinkOption.NOFOLLOW_LINKS);

    assertThat(flaw(cache).orElse("safe")).contains("belongs to another user (uid 54321)");
    assertThat(flaw(link).orElse("safe")).contains("belongs to another user (uid 54321)");
    assertThat(flaw(shared).orElse("safe")).contains("can be written by a group (gid 54321)");
  }

  /** The next place is taken, and why is said; what stands in the first is not even looked at. */
  @Test
  void programsOfOthersAreNotRun() throws Exception {
    Path open = mode(Files.createDirectory(folder.resolve("open")), "rwxrwxrwx");
    EmbeddedPostgres postgres = new EmbeddedPostgres(Options.withData(folder));
    BinaryArchive archive = postgres.find("");
    ServerAccount account = ServerAccount.candidates(user).get(0);
    Path planted =
        open.resolve("postgres")
            .resolve(archive.version().ofArtifact() + "-" + archive.platform().name());
    Files.createDirectories(planted.resolve("bin"));
    Files.createFile(planted.resolve("complete"));
    for (String program : List.of("initdb", "postgres")) {
      Path file = planted.resolve("bin").resolve(program);
      Files.writeString(file, "#!/bin/sh\ntouch '" + folder + "/run-by-'$(id -u)\n");
      mode(file, "rwxrwxrwx");
    }

    try (LogLines lines = new LogLines()) {
      UnpackedArchive chosen = CacheLocation.install(archive, account, open, user);

      assertThat(chosen.folder().startsWith(open)).isFalse();
      assertThat(lines.containing(open + " can be written by everybody, so that programs in"))
          .singleElement()
          .satisfies(line -> assertThat(line).startsWith("WARNING ").contains("are kept in"));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith("run-by-"));
    }
  }

  /** As when the folder was open once: the folder is safe now, what is in it is not. */
  @Test
  void programsThatOthersCanWriteAreUnpackedAnew() throws Exception {
    BinaryArchive archive = BinaryCacheTest.archive(folder, BinaryCacheTest::usual);
    ServerAccount account = ServerAccount.candidates(user).get(0);
    Path cache = folder.resolve("cache");
    UnpackedArchive unpacked = CacheLocation.install(archive, account, cache, user);
    Path program = unpacked.installation().program("initdb");
    Files.writeString(program, "#!/bin/sh\nexit 1\n");
    mode(program, "rwxrwxrwx");

    UnpackedArchive again = CacheLocation.install(archive, account, cache, user);

    assertThat(again.folder()).isEqualTo(unpacked.folder());
    assertThat(program).hasContent("initdb");
    assertThat(Files.getPosixFilePermissions(program))
        .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** The umask is that of the process, so that it takes another one. */
  @Test
  void nobodyElseCanWriteWhatIsCreatedWhateverTheUmask() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Path cache = folder.resolve("a/b");
    try (ChildJvm child =
        ChildJvm.start(
            folder,
            List.of("sh", "-c", "umask 000; exec \"$0\" \"$@\""),
            System.getProperty("java.class.path"),
            List.of("-Dplumbline.cache=" + cache, "-Dplumbline.data=" + data))) {
      child.awaitAnnouncement();
      child.kill();
      child.leftovers().awaitOneAtRest();
    }
    try (Stream<Path> made = Files.walk(folder.resolve("a"))) {
      assertThat(made.filter(path -> !Files.isSymbolicLink(path)))
          .isNotEmpty()
          .allSatisfy(
              path ->
                  assertThat(Files.getPosixFilePermissions(path))
                      .doesNotContain(
                          PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE));
    }
  }

  @Test
  void aUserWithoutANameIsToldWhatHelps() {
    BinaryArchive archive = new EmbeddedPostgres(Options.withData(folder)).find("");
    ServerAccount refused =
        new ServerAccount("refused", List.of("no-such-unshare", "-U", "--"), null, false);

    assertThatExceptionOfType(ClusterException.class)
        .isThrownBy(
            () ->
                ServerRuntime.choose(
                    archive, List.of(refused), null, new JvmUser(STRANGER, "54321")))
        .withMessageContaining("This JVM's user (54321) has no name")
        .withMessageContaining("no-such-unshare")
        .withMessageContaining("/etc/passwd")
        .withMessageContaining("user namespaces")
        .withMessageContaining("-Dplumbline.postgres=")
        .withMessageNotContaining("another folder");
  }
}
