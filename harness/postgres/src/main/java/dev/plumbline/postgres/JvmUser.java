package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Whom the JVM runs as.
 *
 * @param uid the kernel's number for the user
 * @param name a name for use in file names
 */
record JvmUser(int uid, String name) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

  static JvmUser current() {
    Command.Outcome id = Command.of("id", "-u").run();
    if (!id.succeeded()) {
      throw new ClusterException(
          "Cannot tell whom this JVM runs as: \"id -u\" said: "
              + id.output()
              + "\nEmbedded PostgreSQL needs the commands sh, id and rm on the PATH.");
    }
    // A user without an entry in /etc/passwd has the name "?".
    String name = System.getProperty("user.name", "");
    return new JvmUser(
        Integer.parseInt(id.output()), PLAIN.matcher(name).matches() ? name : id.output());
  }

  boolean isRoot() {
    return uid == 0;
  }

  boolean owns(Path file) throws IOException {
    return Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(uid);
  }
}
