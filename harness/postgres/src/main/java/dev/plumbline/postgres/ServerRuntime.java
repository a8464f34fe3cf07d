package dev.plumbline.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Binaries, and an account that was seen to run them.
 *
 * @param installation the binaries
 * @param account whom to run them as
 * @param diesWithParent whether the system can end a process with its parent, by setpriv
 */
record ServerRuntime(Installation installation, ServerAccount account, boolean diesWithParent) {

  private static final System.Logger LOG = System.getLogger(ServerRuntime.class.getName());

  /**
   * Finds the first account that works here, and has the programs where that can run them.
   *
   * @throws ClusterException if none works
   */
  static ServerRuntime choose(
      ServerPrograms programs, List<ServerAccount> accounts, @Nullable Path cache, JvmUser user) {
    List<String> obstacles = new ArrayList<>();
    for (ServerAccount account : accounts) {
      Optional<String> obstacle = account.obstacle();
      if (obstacle.isEmpty()) {
        Installation installation = programs.install(account, cache, user);
        obstacle = installation.obstacle(account);
        if (obstacle.isEmpty()) {
          return new ServerRuntime(installation, account, canDieWithParent());
        }
      }
      LOG.log(System.Logger.Level.DEBUG, "PostgreSQL cannot run this way: {0}", obstacle.get());
      obstacles.add(obstacle.get());
    }
    throw new ClusterException(nothingWorks(programs, obstacles, user));
  }

  private static boolean canDieWithParent() {
    return Command.of("setpriv", "--pdeathsig", "QUIT", "true").run().succeeded();
  }

  private static String nothingWorks(
      ServerPrograms programs, List<String> obstacles, JvmUser user) {
    if (!user.isRoot() && !user.hasName()) {
      return Nameless.advice(user, obstacles);
    }
    return "PostgreSQL "
        + programs
        + " cannot run here. Tried:\n  "
        + String.join("\n  ", obstacles)
        + (user.isRoot()
            ? "\nPostgreSQL refuses to run as root, and this JVM does. Run the tests as an ordinary"
                + " user; or allow the container user namespaces (unshare -U), or a change of user"
                + " (capabilities SETUID and SETGID, and a user nobody)."
            : "\nThe programs need the C library of the platform that they were built for.");
  }
}
