package dev.plumbline.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code git} command, which only reads here.
 *
 * @param folder that it runs in
 */
record Git(Path folder) {

  /** What it said on its standard output. */
  record Answer(List<String> command, int status, String text) {

    String orThrow() {
      if (status != 0) {
        throw new IllegalStateException(
            String.join(" ", command) + " failed with status " + status + ".");
      }
      return text;
    }

    /** In one line; empty if it has failed. */
    Optional<String> line() {
      return status == 0 && !text.isBlank() ? Optional.of(text.strip()) : Optional.empty();
    }
  }

  /** In the nearest folder that exists, as the one of a file that is yet to be written may not. */
  static Git near(Path folder) {
    Path existing = folder.toAbsolutePath().normalize();
    while (!Files.isDirectory(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    return new Git(existing);
  }

  /** Whether there is a {@code git}, and the folder is in a repository of it with a commit. */
  boolean hasCommit() {
    try {
      return run("rev-parse", "--verify", "--quiet", "HEAD^{commit}").status() == 0;
    } catch (UncheckedIOException e) {
      return false; // no git: whoever does without it names no revision, either
    }
  }

  /** The commit that a revision stands for, if there is such a revision. */
  Optional<String> commit(String revision) {
    return run("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
        .line();
  }

  /**
   * Runs it.
   *
   * @throws UncheckedIOException if there is no {@code git}
   */
  Answer run(String... arguments) {
    return run(Map.of(), arguments);
  }

  /** The same, with these variables in its environment. */
  Answer run(Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
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
