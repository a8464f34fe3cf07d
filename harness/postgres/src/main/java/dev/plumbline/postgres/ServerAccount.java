package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom the server runs as. PostgreSQL refuses to run as root or as a user without a name, and tests
 * in containers often do.
 *
 * @param description for people, empty if there is nothing to say
 * @param prefix the words to put before a command so that it runs as this account
 * @param owner who must own the server's files, or null if that is the JVM's user
 * @param staysInFront whether the prefix remains a process of its own, with the command as a child
 */
record ServerAccount(
    String description, List<String> prefix, @Nullable Owner owner, boolean staysInFront) {

  /** The user that every Unix has for what shall own nothing. */
  private static final String NOBODY = "nobody";

  /**
   * A user and group, by number.
   *
   * @param uid the user
   * @param gid the group
   */
  record Owner(int uid, int gid) {

    static Optional<Owner> nobody() {
      Command.Outcome uid = Command.of("id", "-u", NOBODY).run();
      Command.Outcome gid = Command.of("id", "-g", NOBODY).run();
      return uid.succeeded() && gid.succeeded()
          ? Optional.of(new Owner(Integer.parseInt(uid.output()), Integer.parseInt(gid.output())))
          : Optional.empty();
    }
  }

  /** The ways for a server to run, best first. */
  static List<ServerAccount> candidates(JvmUser user) {
    if (!user.isRoot()) {
      return List.of(sameUser(), userNamespace());
    }
    return Stream.concat(
            Stream.of(userNamespace()),
            Owner.nobody().stream().flatMap(owner -> Stream.of(setpriv(owner), runuser(owner))))
        .toList();
  }

  static ServerAccount sameUser() {
    return new ServerAccount("", List.of(), null, false);
  }

  /**
   * In a user namespace without a mapping the server finds itself to be uid 65534 and all its files
   * to be owned by that uid, while for the kernel both are root's.
   */
  static ServerAccount userNamespace() {
    return new ServerAccount("user namespace", List.of("unshare", "-U", "--"), null, false);
  }

  static ServerAccount setpriv(Owner owner) {
    return new ServerAccount(
        "user nobody through setpriv",
        List.of(
            "setpriv", "--reuid=" + owner.uid(), "--regid=" + owner.gid(), "--clear-groups", "--"),
        owner,
        false);
  }

  static ServerAccount runuser(Owner owner) {
    return new ServerAccount(
        "user nobody through runuser", List.of("runuser", "-u", NOBODY, "--"), owner, true);
  }

  /** The command, as run by this account. */
  List<String> running(List<String> command) {
    List<String> words = new ArrayList<>(prefix);
    words.addAll(command);
    return words;
  }

  /**
   * Tries whether this works here: empty if so, else what came in the way. Root is refused by the
   * server, and initdb refuses a user without a name, as in a container run with a mere number.
   */
  Optional<String> obstacle() {
    String script = "test \"$(id -u)\" -ne 0 || echo still root; id -un >/dev/null";
    Command command = new Command(running(List.of("sh", "-c", script)));
    Command.Outcome outcome = command.run();
    return outcome.succeeded() && outcome.output().isEmpty()
        ? Optional.empty()
        : Optional.of(command + ": " + outcome.output());
  }

  /** Whether this account may read and enter a folder. */
  boolean reaches(Path folder) {
    return may("test -r \"$1\" -a -x \"$1\"", folder);
  }

  /** Whether this account may pass through a folder. */
  boolean passes(Path folder) {
    return may("test -x \"$1\"", folder);
  }

  private boolean may(String test, Path folder) {
    return new Command(running(List.of("sh", "-c", test, "sh", folder.toString())))
        .run()
        .succeeded();
  }

  /** Makes this account the owner of a file that the JVM created. */
  void own(Path file) throws IOException {
    if (owner != null) {
      Files.setAttribute(file, "unix:gid", owner.gid());
      Files.setAttribute(file, "unix:uid", owner.uid());
    }
  }
}
