package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another JVM with a cluster whose data is in a folder of the test's. */
final class ChildJvm implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  /**
   * A build that runs in the background of a script ignores SIGINT, one under nohup SIGHUP, and so
   * would all that it starts.
   */
  private static final List<String> ANSWERING_SIGNALS =
      List.of("env", "--default-signal=HUP,INT,TERM");

  private static final boolean CAN_ANSWER_SIGNALS = canAnswerSignals();

  private final Process process;
  private final Path folder;

  private ChildJvm(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /** Starts one with this JVM's class path; its data goes to {@code folder}/data. */
  static ChildJvm start(Path folder, String... arguments) throws IOException {
    return start(folder, List.of(), System.getProperty("java.class.path"), List.of(), arguments);
  }

  static ChildJvm start(
      Path folder, List<String> prefix, String classPath, List<String> options, String... arguments)
      throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    List<String> command = new ArrayList<>(CAN_ANSWER_SIGNALS ? ANSWERING_SIGNALS : List.of());
    command.addAll(prefix);
    command.addAll(TestJvm.command(classPath, List.of("-Dplumbline.data=" + data)));
    command.addAll(options);
    command.addAll(List.of(ClusterHost.class.getName(), folder.resolve("announced").toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("output").toFile()))
            .start();
    return new ChildJvm(process, folder);
  }

  private static boolean canAnswerSignals() {
    List<String> trial = new ArrayList<>(ANSWERING_SIGNALS);
    trial.add("true");
    return new Command(trial).run().succeeded();
  }

  /** Whether those that are started here cannot be ended by the signal of that number. */
  static boolean ignores(int signal) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (CAN_ANSWER_SIGNALS || !Files.exists(status)) {
      return false;
    }
    // the lowest bit of the mask stands for signal 1
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
        .anyMatch(mask -> (mask >> (signal - 1) & 1) == 1);
  }

  /** What is left, or still there, of its servers. */
  Leftovers leftovers() {
    return new Leftovers(folder.resolve("data"));
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  String output() throws IOException {
    return Files.readString(folder.resolve("output"));
  }

  /** Waits until it has announced its database; returns the announcement's lines. */
  List<String> awaitAnnouncement() throws IOException, InterruptedException {
    Path announced = folder.resolve("announced");
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!Files.exists(announced)) {
      boolean hopeful = process.isAlive() || Files.exists(announced);
      assertThat(hopeful && System.nanoTime() < deadline).as(output()).isTrue();
      Thread.sleep(5);
    }
    return Files.readAllLines(announced);
  }

  Connection connect() throws IOException, InterruptedException, SQLException {
    List<String> lines = awaitAnnouncement();
    return DriverManager.getConnection(lines.get(0), lines.get(1), lines.get(2));
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitEnd();
  }

  void awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("ended").isTrue();
  }

  @Override
  public void close() throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    kill();
  }
}
