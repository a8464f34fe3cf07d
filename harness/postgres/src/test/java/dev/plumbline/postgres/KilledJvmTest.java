package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a JVM ends, nothing of its servers stays. */
class KilledJvmTest {

  private final Path folder;

  KilledJvmTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void killedWhileTheServerRuns() throws Exception {
    try (ChildJvm child = ChildJvm.start(folder);
        Connection connection = child.connect()) {
      assertThat(connection.isValid(1)).isTrue();
      assertThat(child.leftovers().processes()).isNotEmpty();
      child.kill();
      child.leftovers().awaitNothing();
    }
  }

  @Test
  void killedDuringInitdb() throws Exception {
    try (ChildJvm child = ChildJvm.start(folder)) {
      awaitProcess(child, "initdb");
      child.kill();
      assertThat(folder.resolve("announced")).doesNotExist();
      child.leftovers().awaitNothing();
    }
  }

  /** From before the folder exists until after the server has become ready. */
  @ParameterizedTest
  @ValueSource(ints = {300, 500, 700, 800, 900, 1000, 1100, 1300})
  void killedAtSomeMoment(int millis) throws Exception {
    try (ChildJvm child = ChildJvm.start(folder)) {
      Thread.sleep(millis);
      child.kill();
      child.leftovers().awaitNoProcess();
      // Killed between making the folder and starting the supervisor, it leaves the folder.
      age(child.leftovers().folders());
      JvmUser user = JvmUser.current();
      new StaleFolders(folder.resolve("data"), user).sweep();
      child.leftovers().awaitNothing();
    }
  }

  @Test
  void killedTogetherWithItsSupervisor() throws Exception {
    assumeTrue(
        Command.of("setpriv", "--pdeathsig", "QUIT", "true").run().succeeded(),
        "without setpriv --pdeathsig the server outlives its supervisor until the next start");
    try (ChildJvm child = ChildJvm.start(folder);
        Connection connection = child.connect()) {
      assertThat(connection.isValid(1)).isTrue();
      List<ProcessHandle> shells =
          child.handle().descendants().filter(KilledJvmTest::isShell).toList();
      assertThat(shells).as("supervisor and its watcher").hasSize(2);
      child.handle().destroyForcibly();
      shells.forEach(ProcessHandle::destroyForcibly);
      child.awaitEnd();
      child.leftovers().awaitNoProcess();
      assertThat(child.leftovers().folders()).hasSize(1);
      age(child.leftovers().folders());
      try (Clusters clusters = new Clusters(Options.withData(folder.resolve("data")))) {
        Cluster next = clusters.cluster(PostgresSpecification.newest());
        assertThat(next.createDatabase("next").name()).isEqualTo("next");
        assertThat(child.leftovers().folders()).hasSize(1);
      }
      child.leftovers().awaitNothing();
    }
  }

  @Test
  void exitsWithoutClosing() throws Exception {
    try (ChildJvm child = ChildJvm.start(folder, "exit")) {
      child.awaitEnd();
      assertThat(folder.resolve("announced")).exists();
      assertThat(child.leftovers().processes()).isEmpty();
      assertThat(child.leftovers().folders()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "HUP"})
  void endedBySignal(String signal) throws Exception {
    try (ChildJvm child = ChildJvm.start(folder)) {
      assertThat(child.awaitAnnouncement()).hasSize(4);
      signal(signal, Long.toString(child.handle().pid()));
      child.awaitEnd();
      child.leftovers().awaitNothing();
    }
  }

  /** A terminal sends SIGINT to every process of the group. */
  @Test
  void interruptedFromATerminal() throws Exception {
    assumeTrue(Command.of("setsid", "true").run().succeeded(), "no setsid here");
    String classPath = System.getProperty("java.class.path");
    try (ChildJvm child = ChildJvm.start(folder, List.of("setsid"), classPath, List.of())) {
      assertThat(child.awaitAnnouncement()).hasSize(4);
      signal("INT", "-" + child.handle().pid());
      child.awaitEnd();
      child.leftovers().awaitNothing();
    }
  }

  private static void signal(String signal, String pid) {
    Command.Outcome outcome =
        Command.of("sh", "-c", "kill -s \"$1\" -- \"$2\"", "sh", signal, pid).run();
    assertThat(outcome).isEqualTo(new Command.Outcome(true, ""));
  }

  private static boolean isShell(ProcessHandle process) {
    return process.info().arguments().map(List::of).orElse(List.of()).stream()
        .anyMatch(word -> word.endsWith("supervise.sh"));
  }

  private static void awaitProcess(ChildJvm child, String program) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (child.leftovers().processes().stream().noneMatch(text -> text.contains(program))) {
      assertThat(System.nanoTime()).as("no %s", program).isLessThan(deadline);
      Thread.sleep(1);
    }
  }

  private static void age(List<Path> folders) throws IOException {
    for (Path folder : folders) {
      Path owner = ServerFolder.ownerFile(folder);
      Files.setLastModifiedTime(
          Files.exists(owner) ? owner : folder,
          FileTime.from(Instant.now().minus(Duration.ofMinutes(5))));
    }
  }
}
