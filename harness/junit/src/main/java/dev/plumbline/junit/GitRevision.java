package dev.plumbline.junit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A file as it was in a revision, read by {@code git}.
 *
 * @param revision a tag, branch or commit
 * @param folder that the file is in, or would be
 * @param name of the file
 */
record GitRevision(String revision, Path folder, String name) {

  static GitRevision of(String revision, Path file) {
    Path absolute = file.toAbsolutePath();
    return new GitRevision(
        revision,
        Objects.requireNonNull(absolute.getParent(), "folder"),
        String.valueOf(absolute.getFileName()));
  }

  /**
   * Its text; empty if the revision has no such file.
   *
   * @throws IllegalStateException if there is no git, no repository or no such revision
   */
  Optional<String> read() {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    Git git = new Git(folder);
    String commit =
        git.commit(revision)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "plumbline.previous-snapshot=git:"
                            + revision
                            + ": git has no such revision in "
                            + folder
                            + ", or that is not in a repository. A shallow clone, as CI makes it,"
                            + " has no history: fetch that revision first."));
    if (git.run("ls-tree", "--name-only", commit, "./" + name).text().isBlank()) {
      return Optional.empty();
    }
    return Optional.of(git.run("show", commit + ":./" + name).orThrow());
  }
}
