package dev.plumbline.postgres;

import java.util.List;

/** A JVM whose user is a mere number, as containers are run with. */
final class Nameless {

  private Nameless() {}

  /**
   * What helps.
   *
   * @param obstacles what the ways around it came to, in the system's words
   */
  static String advice(JvmUser user, List<String> obstacles) {
    return "This JVM's user ("
        + user.uid()
        + ") has no name, and PostgreSQL does not make a data directory for such a user. Tried:\n  "
        + String.join("\n  ", obstacles)
        + "\nOne of these helps:"
        + "\n  run as a user with a name, or give this one a name in the image:"
        + " RUN echo 'builder:x:"
        + user.uid()
        + ":0::/tmp:/bin/sh' >> /etc/passwd\n"
        + "  allow user namespaces, which make up for it: \"unshare -U true\" must work (in Docker:"
        + " --security-opt seccomp=unconfined)\n"
        + "  name a server that runs already: -Dplumbline.postgres=jdbc:postgresql://host/db";
  }
}
