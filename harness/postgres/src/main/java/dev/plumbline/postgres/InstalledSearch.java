package dev.plumbline.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for PostgreSQL's programs on this machine. Those of the {@code PATH} come first, as the
 * user has chosen them; of all others, the newest.
 *
 * @param path the folders of the {@code PATH}
 * @param elsewhere folders where packages put them; one part of each may hold a {@code *}
 */
record InstalledSearch(List<Path> path, List<String> elsewhere) {

  private static final List<String> USUAL =
      List.of(
          "/usr/lib/postgresql/*/bin", // Debian, Ubuntu
          "/usr/lib/postgresql*/bin", // openSUSE
          "/usr/pgsql-*/bin", // PostgreSQL's own packages for Red Hat
          "/usr/libexec/postgresql*", // Alpine
          "/usr/local/pgsql/bin", // built from source
          "/opt/homebrew/opt/postgresql@*/bin", // Homebrew: ARM, Intel, Linux
          "/usr/local/opt/postgresql@*/bin",
          "/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
          "/Applications/Postgres.app/Contents/Versions/*/bin");

  static InstalledSearch ofThisMachine() {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return new InstalledSearch(
        Stream.of(path.split(File.pathSeparator, -1))
            .filter(folder -> folder.startsWith("/"))
            .map(Path::of)
            .toList(),
        USUAL);
  }

  /**
   * What a folder with programs turned out to hold.
   *
   * @param programs what can be used
   * @param text that, or what came in the way, for people
   */
  private record Candidate(Optional<InstalledPrograms> programs, String text) {

    BinaryVersion version() {
      return programs.map(InstalledPrograms::version).orElse(BinaryVersion.NONE);
    }

    boolean answers(String wanted) {
      return programs.filter(found -> found.version().answers(wanted)).isPresent();
    }
  }

  /**
   * The programs that answer.
   *
   * @param named the folder that the user names, or {@code ""} to look for one
   * @param wanted the version: {@code ""}, {@code "17"} or {@code "17.2"}
   * @throws ClusterException if there are none
   */
  InstalledPrograms find(String named, String wanted) {
    List<Candidate> candidates =
        (named.isEmpty() ? foundOnPath() : in(Path.of(named))).map(this::look).toList();
    Optional<InstalledPrograms> first = first(candidates, wanted);
    if (first.isEmpty() && named.isEmpty()) {
      List<Candidate> others =
          foundElsewhere()
              .map(this::look)
              .sorted(Comparator.comparing(Candidate::version).reversed())
              .toList();
      first = first(others, wanted);
      candidates = Stream.concat(candidates.stream(), others.stream()).distinct().toList();
    }
    List<Candidate> all = candidates;
    return first.orElseThrow(() -> new ClusterException(missing(named, wanted, all)));
  }

  private static Optional<InstalledPrograms> first(List<Candidate> candidates, String wanted) {
    return candidates.stream()
        .filter(candidate -> candidate.answers(wanted))
        .findFirst()
        .flatMap(Candidate::programs);
  }

  private Stream<Path> foundOnPath() {
    return path.stream().filter(Installation::isIn);
  }

  private static Stream<Path> in(Path named) {
    return Stream.of(named, named.resolve("bin")).filter(Installation::isIn);
  }

  private Stream<Path> foundElsewhere() {
    Set<Path> found = new LinkedHashSet<>();
    for (String pattern : elsewhere) {
      found.addAll(matching(pattern));
    }
    return found.stream().filter(Installation::isIn);
  }

  private static List<Path> matching(String pattern) {
    Path at = Path.of("/");
    Path whole = Path.of(pattern);
    for (Path part : whole) {
      if (part.toString().contains("*")) {
        Path rest = at.resolve(part).relativize(whole);
        return children(at, part.toString()).stream().map(child -> child.resolve(rest)).toList();
      }
      at = at.resolve(part);
    }
    return List.of(whole);
  }

  private static List<Path> children(Path folder, String glob) {
    if (!Files.isReadable(folder)) {
      return List.of();
    }
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, glob)) {
      List<Path> found = new ArrayList<>();
      children.forEach(found::add);
      return found;
    } catch (IOException e) {
      throw new ClusterException("Cannot look for PostgreSQL's programs in " + folder, e);
    }
  }

  private Candidate look(Path folder) {
    Command version = Command.of(folder.resolve("postgres").toString(), "--version");
    Command.Outcome outcome = version.run();
    return (outcome.succeeded()
            ? BinaryVersion.ofProgram(outcome.output())
            : Optional.<BinaryVersion>empty())
        .map(found -> new InstalledPrograms(folder, found))
        .map(
            programs ->
                programs.version().major() < BinaryArchives.OLDEST
                    ? new Candidate(
                        Optional.empty(),
                        programs
                            + ": too old, Plumbline knows "
                            + BinaryArchives.OLDEST
                            + " and later")
                    : new Candidate(Optional.of(programs), programs.toString()))
        .orElseGet(() -> new Candidate(Optional.empty(), version + ": " + outcome.output()));
  }

  private String missing(String named, String wanted, List<Candidate> candidates) {
    String what = wanted.isEmpty() ? "PostgreSQL" : "PostgreSQL " + wanted;
    String major = wanted.isEmpty() ? "17" : wanted.replaceFirst("\\..*", "");
    return """
    No server programs of %s %s.
      looked for  initdb and postgres in %s
      found       %s
      what to do  install them (Debian, Ubuntu: apt-get install postgresql-%s; macOS: brew install postgresql@%s),
                  or name their folder: -Dplumbline.postgres=installed:/usr/lib/postgresql/%s%s\
    """
        .formatted(
            what,
            named.isEmpty() ? "on this machine" : "in " + named,
            named.isEmpty()
                ? "the folders of the PATH, " + String.join(", ", elsewhere)
                : named + " and " + Path.of(named).resolve("bin"),
            candidates.isEmpty()
                ? "nothing"
                : candidates.stream()
                    .map(Candidate::text)
                    .collect(Collectors.joining("\n              ")),
            major,
            major,
            major,
            wanted.isEmpty() ? "" : ",\n              or ask for a version that was found");
  }
}
