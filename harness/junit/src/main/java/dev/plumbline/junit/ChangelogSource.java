package dev.plumbline.junit;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.SearchPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a changelog is among the sources, rather than where a build has copied it to.
 *
 * @param changelog that is there
 * @param root the folder that its path begins in
 */
record ChangelogSource(Changelog changelog, Path root) {

  /** Where resources are among the sources of a module. */
  private static final List<String> RESOURCES = List.of("src/main/resources", "src/test/resources");

  /** Every place that has its root file; none if it comes from elsewhere, such as a repository. */
  static List<ChangelogSource> all(Changelog changelog) {
    return changelog.place().stream()
        .flatMap(ChangelogSource::roots)
        .map(root -> new ChangelogSource(changelog, root.toAbsolutePath().normalize()))
        .filter(source -> Files.isRegularFile(source.file()))
        .toList();
  }

  private static Stream<Path> roots(Path place) {
    return SourceModule.of(place)
        .map(module -> RESOURCES.stream().map(module::resolve))
        .orElseGet(() -> Stream.of(place));
  }

  private Path file() {
    return root.resolve(changelog.path()).normalize();
  }

  /** Whether it is in a repository that did not have it in that commit. */
  boolean isAbsentFrom(String commit) {
    Git git = Git.near(root);
    return inRepository(git, file())
        .filter(path -> git.run("ls-tree", "--full-tree", commit, path).text().isBlank())
        .isPresent();
  }

  private static Optional<String> inRepository(Git git, Path path) {
    return top(git)
        .filter(path::startsWith)
        .map(top -> top.relativize(path).toString().replace('\\', '/'));
  }

  private static Optional<Path> top(Git git) {
    return git.run("rev-parse", "--show-toplevel").line().map(Path::of);
  }

  /**
   * Reads the changelog as it was in a commit, with everything beside it.
   *
   * @param reading what is done with it, while its files are there
   * @return empty if the commit is not in its repository
   */
  <T> Optional<T> readAt(String commit, Function<Changelog, T> reading) {
    Git git = Git.near(root);
    Optional<String> folder = inRepository(git, root);
    if (folder.isEmpty() || git.commit(commit).isEmpty()) {
      return Optional.empty();
    }
    try {
      Path temporary = Files.createTempDirectory("plumbline-release");
      try {
        Path files = Files.createDirectory(temporary.resolve("files"));
        checkOut(commit + ":" + folder.get(), temporary.resolve("index"), files);
        return Optional.of(reading.apply(in(files)));
      } finally {
        delete(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot check out " + commit + " into a temporary folder", e);
    }
  }

  /** By an index of its own, so that the repository's is left alone. */
  private void checkOut(String tree, Path index, Path files) {
    Git git = new Git(top(Git.near(root)).orElseThrow());
    Map<String, String> environment = Map.of("GIT_INDEX_FILE", index.toString());
    git.run(environment, "read-tree", tree).orThrow();
    git.run(environment, "checkout-index", "--all", "--prefix=" + files + "/").orThrow();
  }

  private Changelog in(Path files) {
    return Changelog.at(changelog.service(), changelog.path(), SearchPath.of(files))
        .withContexts(changelog.contexts())
        .withLabelFilter(changelog.labelFilter())
        .withParameters(changelog.parameters());
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
