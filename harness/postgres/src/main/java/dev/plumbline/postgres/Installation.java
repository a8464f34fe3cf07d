package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An unpacked PostgreSQL.
 *
 * @param folder holds {@code bin}, {@code lib}, {@code share}
 * @param version which it is
 */
record Installation(Path folder, BinaryVersion version) {

  /** Written last, so a folder without it is half unpacked. */
  private static final String MARKER = "complete";

  private static final List<String> PARTS =
      List.of("bin", "lib", "lib/postgresql", "share", "share/postgresql");

  private static final List<String> PROGRAMS = List.of("initdb", "postgres");

  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  boolean isComplete() {
    for (String program : PROGRAMS) {
      if (!Files.isExecutable(program(program))) {
        return false;
      }
    }
    return Files.exists(folder.resolve(MARKER));
  }

  /** Whether nobody else can have put the programs there, or what they load. */
  boolean isOurs(Trust trust) throws IOException {
    List<Path> parts = new ArrayList<>(List.of(folder, folder.resolve(MARKER)));
    for (String part : PARTS) {
      if (Files.exists(folder.resolve(part))) {
        parts.add(folder.resolve(part));
      }
    }
    for (String program : PROGRAMS) {
      parts.add(program(program));
    }
    for (Path part : parts) {
      if (!trust.holds(part)) {
        return false;
      }
    }
    return true;
  }

  void markComplete() throws IOException {
    Files.createFile(
        folder.resolve(MARKER),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
  }

  /** Tries whether an account can run it here: empty if so, else what came in the way. */
  Optional<String> obstacle(ServerAccount account) {
    Command command =
        new Command(account.running(List.of(program("postgres").toString(), "--version")));
    Command.Outcome outcome = command.run();
    return outcome.succeeded() ? Optional.empty() : Optional.of(command + ": " + outcome.output());
  }
}
