package dev.plumbline.changelog;

import dev.plumbline.verification.ChangeSetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * ChangeSets as a changelog file, in the format and conventions of the service's newest one, each
 * with its rollback, its remarks as comments, and outside of a transaction where it has to be.
 *
 * <p>Nothing is tried and nothing is written here. Immutable.
 *
 * @param path where the file belongs, relative to the search path, like the changelog's own
 * @param text of the file
 * @param instruction how to make it part of the changelog, in a sentence or two
 * @param changeSets their identities, in order, once the file is where it belongs
 */
public record SuggestedChangelog(
    String path, String text, String instruction, List<ChangeSetId> changeSets) {

  /** Nobody includes a folder of this name by accident. */
  private static final String TRIAL = "plumbline-suggestion";

  public SuggestedChangelog {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(instruction, "instruction");
    changeSets = List.copyOf(changeSets);
  }

  /** The file's name, without the folders. */
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * The file as a changelog of its own, for a trial on a database that the changelog has been
   * applied to: to read all of that again takes longer than the trial.
   *
   * @param changelog that it was made for
   * @param folder an empty one, which must stay as long as the result is used
   * @throws IOException if the folder cannot be written
   */
  public Changelog alone(Changelog changelog, Path folder) throws IOException {
    Files.createDirectories(folder.resolve(TRIAL));
    Files.writeString(folder.resolve(trialPath()), text);
    return new Changelog(
        changelog.service(),
        trialPath(),
        new SearchPath(List.of(folder), changelog.searchPath().includesClassPath()),
        changelog.contexts(),
        changelog.labelFilter(),
        changelog.parameters());
  }

  private String trialPath() {
    return TRIAL + "/" + fileName();
  }

  /**
   * Which one of the drafts a changeSet does, in a trial or where the file belongs; counted from
   * zero. Empty if it is none of them.
   */
  public OptionalInt indexOf(ChangeSetId changeSet) {
    if (!changeSet.path().equals(trialPath()) && !changeSet.path().equals(path)) {
      return OptionalInt.empty();
    }
    return IntStream.range(0, changeSets.size())
        .filter(i -> changeSets.get(i).id().equals(changeSet.id()))
        .findFirst();
  }
}
