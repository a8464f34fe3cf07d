package dev.plumbline.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The process between the JVM and the server, which stops the server once its standard input is
 * closed: by us, or by the kernel when this JVM is gone.
 */
final class Supervisor {

  private static final String SCRIPT = "supervise.sh";

  private final Process process;

  private Supervisor(Process process) {
    this.process = process;
  }

  /**
   * Starts the server.
   *
   * @param fresh whether its data directory is to be created first
   */
  static Supervisor start(ServerFolder folder, ServerCommands commands, boolean fresh, Boot boot)
      throws IOException {
    // One that was started by a JVM that died at once shall not meddle with a later one's start:
    // the folder says whose it is, and all that a supervisor runs has its token in its name.
    String token = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
    List<String> initialisations = fresh ? commands.initialisations() : List.of();
    for (int i = 0; i < initialisations.size(); i++) {
      folder.write(folder.command(token, "initialise-" + (i + 1)), initialisations.get(i));
    }
    folder.write(folder.command(token, "serve"), commands.service());
    Path script = folder.command(token, SCRIPT);
    folder.write(script, script());
    folder.write(folder.log(), "");
    folder.write(folder.running(), token + "\n" + boot.processes() + "\n");
    ProcessBuilder builder =
        new ProcessBuilder("sh", script.toString(), folder.path().toString(), token)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
    adapt(builder.environment());
    return new Supervisor(builder.start());
  }

  private static String script() throws IOException {
    try (InputStream script = Supervisor.class.getResourceAsStream(SCRIPT)) {
      if (script == null) {
        throw new IOException("Plumbline's jar is incomplete: it lacks " + SCRIPT);
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What the user has set for clients of other servers must not reach this one. */
  private static void adapt(Map<String, String> environment) {
    for (String name : List.copyOf(environment.keySet())) {
      if (name.startsWith("PG")) {
        environment.remove(name);
      }
    }
    environment.put("LC_ALL", "C");
    // Otherwise initdb reads the whole time zone database to find the local zone's name.
    environment.put("TZ", "UTC");
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Tells it to stop the server. */
  void release() throws IOException {
    process.getOutputStream().close();
  }

  /** Waits until all is gone; returns whether that was in time. Otherwise it is killed. */
  boolean awaitEnd(Duration limit) throws InterruptedException {
    boolean inTime = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    if (!inTime) {
      process.destroyForcibly();
    }
    return inTime;
  }
}
