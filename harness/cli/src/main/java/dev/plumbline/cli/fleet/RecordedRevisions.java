package dev.plumbline.cli.fleet;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogReading;
import dev.plumbline.changelog.RecordedRevision;
import dev.plumbline.cli.output.WholeFile;
import dev.plumbline.cli.settings.UsageException;
import dev.plumbline.verification.Revision;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code validate} has recorded of changelogs, so that other commands need not read them. A
 * record counts only while everything that its changelog was read from is the same.
 *
 * @param folder with a file for each service
 */
public record RecordedRevisions(Path folder) {

  private static final System.Logger LOG = System.getLogger(RecordedRevisions.class.getName());

  private Path file(String service) {
    return folder.resolve(service + ".revision");
  }

  /** The revision of that changelog, if it is recorded and current; says in the log why not. */
  Optional<Revision> find(Changelog changelog) {
    Path file = file(changelog.service());
    String problem;
    try {
      RecordedRevision recorded = RecordedRevision.parse(Files.readString(file));
      Optional<String> change = recorded.change(changelog);
      if (change.isEmpty()) {
        return Optional.of(recorded.revision());
      }
      problem = change.get();
    } catch (NoSuchFileException e) {
      problem = "there is no such file";
    } catch (IOException e) {
      problem = "it cannot be read: " + e;
    } catch (IllegalArgumentException e) {
      problem = "it is incomplete, edited, or written by another Plumbline version";
    }
    LOG.log(
        Level.INFO,
        "{0}: ignoring {1}: {2}. Reading the changelog instead.",
        changelog.service(),
        file,
        problem);
    return Optional.empty();
  }

  /**
   * Records what a changelog says.
   *
   * @throws UsageException if the file cannot be written
   */
  public void write(ChangelogReading reading) {
    Path file = file(reading.revision().service());
    try {
      Files.createDirectories(folder);
      WholeFile.write(RecordedRevision.of(reading).toText(), file);
    } catch (IOException e) {
      throw new UsageException("The revision cannot be recorded in " + file + ": " + e);
    }
  }
}
