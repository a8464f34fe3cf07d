package dev.plumbline.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's programs, ready to run.
 *
 * @param programs the folder that they are in
 * @param version which they are
 */
record Installation(Path programs, BinaryVersion version) {

  /** Those that a cluster needs. */
  static final List<String> NEEDED = List.of("initdb", "postgres");

  Path program(String name) {
    return programs.resolve(name);
  }

  /** Whether a folder holds the programs that a cluster needs. */
  static boolean isIn(Path folder) {
    return NEEDED.stream()
        .map(folder::resolve)
        .allMatch(program -> Files.isRegularFile(program) && Files.isExecutable(program));
  }

  /** Tries whether an account can run it here: empty if so, else what came in the way. */
  Optional<String> obstacle(ServerAccount account) {
    Command command =
        new Command(account.running(List.of(program("postgres").toString(), "--version")));
    Command.Outcome outcome = command.run();
    return outcome.succeeded() ? Optional.empty() : Optional.of(command + ": " + outcome.output());
  }
}
