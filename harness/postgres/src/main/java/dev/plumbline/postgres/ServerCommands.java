package dev.plumbline.postgres;

import java.util.ArrayList;
import java.util.List;

/**
 * The commands that the supervisor runs.
 *
 * @param runtime the binaries, and whom to run them as
 * @param folder the server's files
 */
record ServerCommands(ServerRuntime runtime, ServerFolder folder) {

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
    words.add(runtime.installation().program("initdb").toString());
    words.addAll(
        List.of(
            "-D",
            folder.data().toString(),
            "--username=" + USER,
            "--pwfile=" + folder.initialPassword(),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--wal-segsize=1",
            "--no-sync",
            "--no-instructions"));
    words.addAll(locale);
    int major = runtime.installation().version().major();
    if (major >= FIRST_WITH_BUILTIN_LOCALES) {
      words.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
    }
    if (major >= FIRST_WITH_INITIAL_SETTINGS) {
      words.addAll(List.of("-c", "scram_iterations=1"));
      // Killed, the servers that initdb uses would leave up to 1 MB each in /dev/shm.
      words.addAll(List.of("-c", "dynamic_shared_memory_type=mmap"));
    }
    return line(words);
  }

  /** The server, as a line of shell. */
  String service() {
    return line(
        List.of(
            runtime.installation().program("postgres").toString(),
            "-D",
            folder.data().toString(),
            "-c",
            "config_file=" + folder.configuration()));
  }

  private String line(List<String> command) {
    List<String> words = new ArrayList<>();
    ServerAccount account = runtime.account();
    if (runtime.diesWithParent() && account.staysInFront()) {
      words.addAll(List.of("setpriv", "--pdeathsig", "KILL"));
    }
    words.addAll(account.prefix());
    if (runtime.diesWithParent()) {
      words.addAll(List.of("setpriv", "--pdeathsig", "QUIT"));
    }
    words.addAll(command);
    StringBuilder line = new StringBuilder("exec");
    for (String word : words) {
      line.append(' ').append(quoted(word));
    }
    return line.append('\n').toString();
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
