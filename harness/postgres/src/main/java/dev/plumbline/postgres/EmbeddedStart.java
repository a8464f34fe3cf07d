package dev.plumbline.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The start of one server in a place.
 *
 * @param what the server and why it is that one, for people
 * @param runtime what runs
 * @param slots the clusters that can be used
 * @param place where they are and why there, for people
 * @param configuration what the server is told
 * @param user whom the JVM runs as
 * @param boot when and among which processes
 * @param options how long it may take, and go on
 */
record EmbeddedStart(
    String what,
    ServerRuntime runtime,
    ClusterSlots slots,
    String place,
    ServerConfiguration configuration,
    JvmUser user,
    Boot boot,
    EmbeddedOptions options) {

  /**
   * A server that runs as it was told.
   *
   * @param server the server
   * @param version what it reports of itself
   * @param description what it is, where its data is and why
   */
  record Started(EmbeddedServer server, String version, String description) {}

  private static final System.Logger LOG = System.getLogger(EmbeddedStart.class.getName());

  /** Between our finding a free port and the server's taking it, another process may. */
  private static final int ATTEMPTS = 5;

  /** 192 random bits. */
  private static final int PASSWORD_BYTES = 24;

  private static final List<String> NO_ROOM =
      List.of("No space left", "Disk quota exceeded", "Read-only file system");

  private static final String HOST = "127.0.0.1";
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  /**
   * Leases a cluster and starts its server.
   *
   * @throws DataLocation.UnusableException if it is the place's fault that this does not work
   * @throws ClusterException if it is not
   */
  Started run() throws DataLocation.UnusableException {
    try {
      ServerFolder folder = slots.lease();
      boolean started = false;
      try {
        Started cluster = startIn(folder);
        started = true;
        return cluster;
      } finally {
        if (!started) {
          folder.close();
        }
      }
    } catch (EmbeddedServer.ServerEndedException e) {
      throw failure(e);
    } catch (IOException e) {
      throw failure(e.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("Interrupted while starting " + this, e);
    }
  }

  private ClusterException failure(EmbeddedServer.ServerEndedException e)
      throws DataLocation.UnusableException {
    StartLog log = e.log();
    if (log.isNameless()) {
      return new ClusterException(Nameless.advice(user, log.reasons()), e);
    }
    if (!log.blamesSettings()) {
      List<String> reasons = log.reasons();
      return failure(
          reasons.isEmpty() || NO_ROOM.stream().anyMatch(log.text()::contains)
              ? "It printed: " + log.text()
              : "PostgreSQL says: " + String.join("\n  ", reasons),
          e);
    }
    SettingNames known = SettingNames.of(runtime);
    StringBuilder text = new StringBuilder("PostgreSQL cannot run with the service's settings: ");
    text.append(String.join("\n  ", log.reasons()));
    for (String unknown : log.unknownSettings()) {
      known
          .like(unknown)
          .ifPresent(name -> text.append("\n  Did you mean ").append(name).append("?"));
    }
    text.append("\nCorrect them where the service declares them. This was ").append(this);
    return new ClusterException(text.toString(), e);
  }

  private ClusterException failure(String what, IOException cause)
      throws DataLocation.UnusableException {
    String text = "Could not start " + this + ". " + what;
    if (NO_ROOM.stream().anyMatch(text::contains)) {
      throw new DataLocation.UnusableException(text, cause);
    }
    return new ClusterException(
        text
            + "\nIf that does not explain it, try another folder with -Dplumbline.data=FOLDER, or"
            + " fewer or other settings.",
        cause);
  }

  private Started startIn(ServerFolder folder) throws IOException, InterruptedException {
    new FolderTakeover(folder, boot).run();
    Optional<String> flaw = folder.flaw(boot, configuration.isDurable());
    if (flaw.isPresent()) {
      return startAnew(folder, flaw.get());
    }
    try {
      return start(folder, false, folder.wasShutDown() ? "cached" : "recovered after a crash");
    } catch (IOException | ClusterException e) {
      boolean hopeless =
          e instanceof EmbeddedServer.ServerEndedException ended && ended.log().blamesSettings();
      if (hopeless || Thread.currentThread().isInterrupted()) {
        throw e;
      }
      LOG.log(
          System.Logger.Level.WARNING,
          "Rebuilding the cached cluster in {0}, which does not start: {1}",
          folder,
          e.getMessage());
      return startAnew(folder, "rebuilt because it did not start");
    }
  }

  private Started startAnew(ServerFolder folder, String condition)
      throws IOException, InterruptedException {
    boolean complete = false;
    try {
      folder.clear(password());
      Started cluster = start(folder, true, condition);
      complete = true;
      return cluster;
    } finally {
      if (!complete) {
        folder.delete();
      }
    }
  }

  private Started start(ServerFolder folder, boolean fresh, String condition)
      throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt(folder, fresh && attempt == 1, condition);
      } catch (EmbeddedServer.ServerEndedException e) {
        if (!e.isPortTaken() || attempt == ATTEMPTS) {
          throw e;
        }
        LOG.log(System.Logger.Level.INFO, "The port was taken by another process; trying again");
      }
    }
  }

  private Started attempt(ServerFolder folder, boolean fresh, String condition)
      throws IOException, InterruptedException {
    String password =
        folder.password().orElseThrow(() -> new IOException("no password in " + folder));
    Database.Endpoint endpoint =
        new Database.Endpoint(HOST, freePort(), ServerCommands.USER, password);
    folder.clean();
    folder.writeForServer(folder.configuration(), configuration.text(endpoint.port()));
    Supervisor supervisor =
        Supervisor.start(folder, new ServerCommands(runtime, folder), fresh, boot);
    EmbeddedServer server =
        new EmbeddedServer(folder, supervisor, endpoint, options.limits().keep());
    boolean good = false;
    try {
      server.awaitReady(options.startTimeout());
      String version = new SettingsCheck(configuration.expected()).run(endpoint);
      folder.markComplete(boot);
      good = true;
      return new Started(server, version, description(folder, condition));
    } finally {
      if (!good) {
        server.stop();
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }

  private static String password() {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  private String description(ServerFolder folder, String condition) {
    return description(", cluster " + folder.number() + " (" + condition + ")");
  }

  /** What it is, where its data is and why. */
  @Override
  public String toString() {
    return description("");
  }

  private String description(String cluster) {
    String account = runtime.account().description();
    String reason = user.isRoot() ? "the JVM runs as root" : "the JVM's user has no name";
    return what
        + ", data on "
        + place
        + cluster
        + (account.isEmpty() ? "" : ", " + account + " because " + reason);
  }
}
