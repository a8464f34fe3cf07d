package dev.plumbline.benchmarks.hazards;

import dev.plumbline.benchmarks.hazards.Command.Output;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Peers that come from npm. */
final class NodePackages {

  private NodePackages() {}

  /** Where npm is, if it is on the path. */
  static Optional<Path> npm() {
    return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)).stream()
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "npm"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Installs both linters.
   *
   * @param folder for them alone, which may hold them already
   */
  static List<Linter> linters(Path npm, Path folder) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(npm.toString(), "install", "--no-save"));
    command.addAll(List.of("--no-fund", "--no-audit", "--prefix", folder.toString()));
    command.addAll(List.of(Squawk.PACKAGE, Pgfence.PACKAGE));
    Files.createDirectories(folder);
    Output output = Command.output(command);
    if (output.status() != 0) {
      throw new IOException("npm cannot install the linters: " + output.errors());
    }
    Path programs = folder.resolve("node_modules/.bin");
    return List.of(
        new Squawk(programs.resolve("squawk")), new Pgfence(programs.resolve("pgfence")));
  }
}
