package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL server that this JVM has started, together with its folder and supervisor. */
final class EmbeddedServer implements Server {

  private static final System.Logger LOG = System.getLogger(EmbeddedServer.class.getName());

  /** The file is read from memory; a start takes some 20 ms. */
  private static final long POLL_MILLIS = 1;

  /** The supervisor kills a server that has not ended after two seconds. */
  private static final Duration END_TIMEOUT = Duration.ofSeconds(15);

  /** The line of postmaster.pid that tells the server's state, counted from 0. */
  private static final int STATUS_LINE = 7;

  private final ServerFolder folder;
  private final Supervisor supervisor;
  private final Database.Endpoint endpoint;
  private final Duration keep;
  private volatile boolean outlives;

  /**
   * Describes a server that was told to start.
   *
   * @param keep for how long it may outlive this JVM
   */
  EmbeddedServer(
      ServerFolder folder, Supervisor supervisor, Database.Endpoint endpoint, Duration keep) {
    this.folder = folder;
    this.supervisor = supervisor;
    this.endpoint = endpoint;
    this.keep = keep;
  }

  @Override
  public Database.Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public Optional<Path> passwordFile() {
    return Optional.of(folder.passwordFile());
  }

  @Override
  public boolean isExclusive() {
    return true;
  }

  @Override
  public String outlive() {
    if (keep.isZero()) {
      return "Its server stops at the end of this run, because plumbline.keep-minutes is 0.";
    }
    try {
      folder.write(folder.keep(), keep.toSeconds() + "\n");
      outlives = true;
      return "Its server keeps running for "
          + keep.toMinutes()
          + " minutes after this run (plumbline.keep-minutes), or until the next run needs it.";
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "Could not write " + folder.keep(), e);
      return "Its server stops at the end of this run, because "
          + folder.keep()
          + " cannot be written.";
    }
  }

  /**
   * Waits until the server accepts connections.
   *
   * @throws ServerEndedException if it has ended instead
   * @throws ClusterException if it takes too long
   */
  void awaitReady(Duration limit) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!isReady()) {
      if (!supervisor.isAlive()) {
        throw new ServerEndedException(folder.logTail());
      }
      if (System.nanoTime() > deadline) {
        throw new ClusterException(
            "PostgreSQL did not start within "
                + limit.toMillis()
                + " ms. It printed: "
                + folder.logTail()
                + "\nIf the machine is just slow, allow more: -Dplumbline.start-timeout=SECONDS");
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  /** It ended before it was ready. */
  static final class ServerEndedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String log;

    ServerEndedException(String log) {
      super("PostgreSQL ended at once");
      this.log = log;
    }

    StartLog log() {
      return new StartLog(log);
    }

    boolean isPortTaken() {
      return log.contains("Address already in use");
    }
  }

  @Override
  public void release() {
    try {
      supervisor.release();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "Could not tell the supervisor of " + folder, e);
    }
  }

  @Override
  public void awaitEnd() {
    stop();
    try {
      folder.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "Could not release " + folder, e);
    }
  }

  /** Ends it, the lease stays. */
  void stop() {
    if (outlives) {
      return;
    }
    release();
    try {
      if (!supervisor.awaitEnd(END_TIMEOUT)) {
        new FolderProcesses(folder.path()).stop();
        LOG.log(
            System.Logger.Level.WARNING,
            "PostgreSQL in {0} did not stop within {1} s and was killed",
            folder,
            END_TIMEOUT.toSeconds());
      }
      LOG.log(System.Logger.Level.DEBUG, "Stopped PostgreSQL in {0}", folder);
    } catch (InterruptedException e) {
      // The supervisor does its work without us.
      Thread.currentThread().interrupt();
    }
  }

  private boolean isReady() throws IOException {
    Path pidFile = folder.data().resolve("postmaster.pid");
    try {
      List<String> lines = Files.readAllLines(pidFile);
      return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
