package dev.plumbline.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

/**
 * The start of one server.
 *
 * @param runtime what runs
 * @param location where its data goes
 * @param configuration what it is told
 * @param user whom the JVM runs as
 * @param limit how long it may take
 */
record EmbeddedStart(
    ServerRuntime runtime,
    DataLocation location,
    ServerConfiguration configuration,
    JvmUser user,
    Duration limit) {

  private static final System.Logger LOG = System.getLogger(EmbeddedStart.class.getName());

  /** Between our finding a free port and the server's taking it, another process may. */
  private static final int ATTEMPTS = 5;

  /** 192 random bits. */
  private static final int PASSWORD_BYTES = 24;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String HOST = "127.0.0.1";
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  /** Returns a server that accepts connections. */
  EmbeddedServer run() {
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt();
      } catch (EmbeddedServer.ServerEndedException e) {
        if (!e.isPortTaken() || attempt == ATTEMPTS) {
          throw new ClusterException(ended(String.valueOf(e.getMessage())));
        }
        LOG.log(System.Logger.Level.INFO, "The port was taken by another process; trying again");
      } catch (IOException e) {
        throw new ClusterException(
            "Could not start " + this + ": " + e + advice(String.valueOf(e.getMessage())), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ClusterException("Interrupted while starting " + this, e);
      }
    }
  }

  private EmbeddedServer attempt() throws IOException, InterruptedException {
    ServerFolder folder = ServerFolder.create(location.folder(), runtime.account(), user);
    Database.Endpoint endpoint =
        new Database.Endpoint(HOST, freePort(), ServerCommands.USER, password());
    EmbeddedServer server = begin(folder, endpoint);
    try {
      server.awaitReady(limit);
    } catch (IOException | InterruptedException | RuntimeException e) {
      server.release();
      server.awaitEnd();
      throw e;
    }
    return server;
  }

  private EmbeddedServer begin(ServerFolder folder, Database.Endpoint endpoint) throws IOException {
    try {
      folder.writeForServer(folder.configuration(), configuration.text(endpoint.port()));
      folder.writeForServer(folder.password(), endpoint.password());
      ServerCommands commands =
          new ServerCommands(runtime.installation(), runtime.account(), folder);
      return new EmbeddedServer(folder, Supervisor.start(folder, commands), endpoint);
    } catch (IOException | RuntimeException e) {
      folder.delete();
      throw e;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }

  private static String password() {
    byte[] random = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  private String ended(String log) {
    return "Could not start " + this + ". It printed: " + log + advice(log);
  }

  private static String advice(String text) {
    if (text.contains("No space left")) {
      return "\nMake room, or give another folder: -Dplumbline.data=FOLDER";
    }
    if (text.contains("contains errors") || text.contains("invalid value for parameter")) {
      return "\nCorrect the setting that is named above in the service's PostgreSQL settings.";
    }
    return "\nIf that does not tell what is wrong, try another folder with -Dplumbline.data=FOLDER,"
        + " or fewer or other settings.";
  }

  /** What it is, where its data is and why. */
  @Override
  public String toString() {
    String account = runtime.account().description();
    String reason = user.isRoot() ? "the JVM runs as root" : "the JVM's user has no name";
    return "embedded PostgreSQL "
        + runtime.installation().version()
        + " (embedded is the default), data on "
        + location.description()
        + (account.isEmpty() ? "" : ", " + account + " because " + reason);
  }
}
