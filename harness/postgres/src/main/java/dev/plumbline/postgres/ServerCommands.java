package dev.plumbline.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The commands that the supervisor runs.
 *
 * @param installation the binaries
 * @param account whom to run them as
 * @param folder the server's files
 */
record ServerCommands(Installation installation, ServerAccount account, ServerFolder folder) {

  static final String USER = "plumbline";

  private static final int FIRST_WITH_BUILTIN_LOCALES = 17;
  private static final int FIRST_WITH_INITIAL_SETTINGS = 16;

  /**
   * Ways to create the data directory, best first, each a line of shell: UTF-8 everywhere, ordered
   * by code point, with case mapping for all letters wherever the system can do that.
   */
  List<String> initialisations() {
    return List.of(
        initialisation(List.of("--locale=C.UTF-8")),
        initialisation(List.of("--locale=C", "--lc-ctype=UTF-8")),
        initialisation(List.of("--locale=C")));
  }

  private String initialisation(List<String> locale) {
    List<String> words = new ArrayList<>();
    words.add(installation.program("initdb").toString());
    words.addAll(
        List.of(
            "-D",
            folder.data().toString(),
            "--username=" + USER,
            "--pwfile=" + folder.password(),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--wal-segsize=1",
            "--no-sync",
            "--no-instructions"));
    words.addAll(locale);
    int major = installation.version().major();
    if (major >= FIRST_WITH_BUILTIN_LOCALES) {
      words.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
    }
    if (major >= FIRST_WITH_INITIAL_SETTINGS) {
      words.addAll(List.of("-c", "scram_iterations=1"));
    }
    return line(words);
  }

  /** The server, as a line of shell. */
  String service() {
    return line(
        List.of(
            installation.program("postgres").toString(),
            "-D",
            folder.data().toString(),
            "-c",
            "config_file=" + folder.configuration()));
  }

  private String line(List<String> command) {
    List<String> words = new ArrayList<>();
    boolean canDieWithParent =
        Command.of("setpriv", "--pdeathsig", "QUIT", "true").run().succeeded();
    if (canDieWithParent && account.staysInFront()) {
      words.addAll(List.of("setpriv", "--pdeathsig", "KILL"));
    }
    words.addAll(account.prefix());
    if (canDieWithParent) {
      words.addAll(List.of("setpriv", "--pdeathsig", "QUIT"));
    }
    words.addAll(command);
    return words.stream()
        .map(ServerCommands::quoted)
        .collect(Collectors.joining(" ", "exec ", "\n"));
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
