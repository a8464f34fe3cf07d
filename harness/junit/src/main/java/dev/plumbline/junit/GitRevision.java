package dev.plumbline.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    Answer known =
        git("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
    if (known.status() != 0) {
      throw new IllegalStateException(
          "plumbline.previous-snapshot=git:"
              + revision
              + ": git has no such revision in "
              + folder
              + ", or that is not in a repository. A shallow clone, as CI makes it, has no history:"
              + " fetch that revision first.");
    }
    String commit = known.text().strip();
    Answer listed = git("ls-tree", "--name-only", commit, "./" + name);
    if (listed.text().isBlank()) {
      return Optional.empty();
    }
    return Optional.of(git("show", commit + ":./" + name).orThrow());
  }

  private record Answer(List<String> command, int status, String text) {

    String orThrow() {
      if (status != 0) {
        throw new IllegalStateException(
            String.join(" ", command) + " failed with status " + status + ".");
      }
      return text;
    }
  }

  private Answer git(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      try (InputStream out = process.getInputStream()) {
        String text = new String(out.readAllBytes(), UTF_8);
        return new Answer(command, process.waitFor(), text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot run git: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while git ran", e);
    }
  }
}
