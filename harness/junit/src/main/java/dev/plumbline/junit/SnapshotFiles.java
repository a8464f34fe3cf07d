package dev.plumbline.junit;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.snapshot.SchemaSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.assertj.core.util.diff.Delta;
import org.assertj.core.util.diff.DiffUtils;
import org.junit.jupiter.api.Assumptions;

/**
 * Where a service's schema snapshot is among the sources, and what is to be done with it.
 *
 * @param file of this build
 * @param update whether it is written rather than compared
 */
record SnapshotFiles(Path file, boolean update) {

  private static final System.Logger LOG = System.getLogger(SnapshotFiles.class.getName());

  /** More would not be read in a failure. */
  private static final int MOST_LINES = 60;

  /**
   * In the resources of the module that the changelog is of, as both are deployed together.
   *
   * @param tests the module to take if the changelog is of none, such as one from a repository
   */
  static SnapshotFiles of(Changelog changelog, Path tests, RunOptions options) {
    String service = changelog.service();
    Path file =
        options
            .snapshots()
            .map(folder -> folder.resolve(service + ".snapshot"))
            .orElseGet(
                () ->
                    changelog
                        .place()
                        .flatMap(SourceModule::of)
                        .orElse(tests)
                        .resolve("src/main/resources")
                        .resolve(SchemaSnapshot.resource(service)));
    return new SnapshotFiles(file.normalize(), options.updateSnapshots());
  }

  /** Aborts the test if there is nothing to compare with. */
  void requireFile(String service) {
    if (!update && !Files.exists(file)) {
      Assumptions.abort(
          service
              + " has no schema snapshot "
              + file
              + " yet, so its verifier cannot check the schema. To write it, run this test with"
              + " -Dplumbline.update-snapshots=true.");
    }
  }

  /** How the file differs; writes it instead if that is what was asked for. */
  Findings compareOrWrite(Supplier<SchemaSnapshot> snapshot) {
    try {
      if (update) {
        write(snapshot.get().toText());
        return Findings.none();
      }
      return Files.exists(file)
          ? compare(Files.readString(file).replace("\r\n", "\n"), snapshot.get().toText())
          : Findings.none();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot use the schema snapshot " + file, e);
    }
  }

  private void write(String text) throws IOException {
    if (Files.exists(file) && Files.readString(file).equals(text)) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, text);
    LOG.log(
        System.Logger.Level.INFO,
        "Wrote the schema snapshot {0}, because plumbline.update-snapshots=true",
        file);
  }

  private Findings compare(String written, String current) {
    if (written.equals(current)) {
      return Findings.none();
    }
    // one with conflicts, or of another format, has its own message
    SchemaSnapshot.parse(written, file.toString());
    return Findings.of(
        Finding.of(
            FindingCode.SNAPSHOT_OUTDATED,
            file.toString(),
            "what the changelog produces",
            difference(written.lines().toList(), current.lines().toList())));
  }

  /** What to take out and put in, a line each. */
  private static String difference(List<String> written, List<String> current) {
    List<String> lines = new ArrayList<>();
    for (Delta<String> delta : DiffUtils.diff(written, current).getDeltas()) {
      lines.add("line " + (delta.getOriginal().getPosition() + 1) + ":");
      delta.getOriginal().getLines().forEach(line -> lines.add("- " + line));
      delta.getRevised().getLines().forEach(line -> lines.add("+ " + line));
    }
    if (lines.size() > MOST_LINES) {
      int more = lines.size() - MOST_LINES;
      lines.subList(MOST_LINES, lines.size()).clear();
      lines.add("and " + more + " more lines");
    }
    return String.join("\n", lines);
  }
}
