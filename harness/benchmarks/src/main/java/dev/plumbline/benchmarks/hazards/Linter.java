package dev.plumbline.benchmarks.hazards;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A peer that reads SQL and reports what it takes for dangerous, without a database. */
interface Linter {

  /** With its version. */
  String name();

  /**
   * Reads files.
   *
   * @param inTransaction whether each is run in a transaction of its own
   * @return the rules that report something, by file; without those that it cannot read
   */
  Map<Path, Set<String>> lint(List<Path> files, boolean inTransaction)
      throws IOException, InterruptedException;
}
