package dev.plumbline.benchmarks.databases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a JVM of the benchmark's keeps what Plumbline keeps, apart from the user's own.
 *
 * @param data for clusters
 * @param cache for binaries
 */
record PlumblineFolders(Path data, Path cache) {

  /** Both in one folder. */
  PlumblineFolders(Path folder) {
    this(folder.resolve("data"), folder.resolve("cache"));
  }

  /** Creates them; what to tell a JVM so that it uses them. */
  String[] options() throws IOException {
    Files.createDirectories(data);
    Files.createDirectories(cache);
    return new String[] {"-Dplumbline.data=" + data, "-Dplumbline.cache=" + cache};
  }
}
