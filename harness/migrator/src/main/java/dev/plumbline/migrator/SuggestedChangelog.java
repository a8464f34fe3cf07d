package dev.plumbline.migrator;

import dev.plumbline.remedy.RepairStep;
import dev.plumbline.remedy.Repairs;
import dev.plumbline.verification.ChangeSetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Repairs as a changelog file, in the format and manner of the service's newest one: a changeSet
 * for each step, with its rollback, its risks as comments, and outside of a transaction where it
 * has to be.
 *
 * <p>Nothing is tried and nothing is written here. Immutable.
 *
 * @param path where the file belongs, relative to the search path, like the changelog's own
 * @param text of the file
 * @param instruction how to make it part of the changelog, in a sentence or two
 * @param steps one for each changeSet, in order
 * @param changeSets their identities, once the file is where it belongs
 */
public record SuggestedChangelog(
    String path,
    String text,
    String instruction,
    List<RepairStep> steps,
    List<ChangeSetId> changeSets) {

  /** Nobody includes a folder of this name by accident. */
  private static final String TRIAL = "plumbline-suggestion";

  private static final String TRIAL_ROOT = TRIAL + "/changelog.json";

  public SuggestedChangelog {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(instruction, "instruction");
    steps = List.copyOf(steps);
    changeSets = List.copyOf(changeSets);
  }

  /**
   * Writes the repairs as changeSets for that changelog.
   *
   * @throws IllegalArgumentException if there are no steps
   * @throws InvalidChangelogException if the changelog cannot be used
   */
  public static SuggestedChangelog of(Changelog changelog, Repairs repairs) {
    return of(changelog, repairs, Clock.system(ZoneId.systemDefault()));
  }

  static SuggestedChangelog of(Changelog changelog, Repairs repairs, Clock clock) {
    if (repairs.isEmpty()) {
      throw new IllegalArgumentException("There are no repairs to write down");
    }
    ChangelogManner manner =
        LiquibaseScope.with(
            changelog,
            "looking at the newest changelog file",
            parsed -> ChangelogManner.of(parsed, changelog, clock));
    List<SuggestedChangeSet> changeSets = new ArrayList<>();
    ChangeSetNames names = manner.names();
    for (RepairStep step : repairs.steps()) {
      changeSets.add(new SuggestedChangeSet(names.next(step.title()), step));
    }
    return new SuggestedChangelog(
        manner.path(),
        manner.format().write(changeSets),
        manner.instruction(),
        repairs.steps(),
        changeSets.stream()
            .map(it -> new ChangeSetId(manner.path(), it.id(), SuggestedChangeSet.AUTHOR))
            .toList());
  }

  /** The file's name, without the folders. */
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * The changelog as if the file were part of it, for a trial: what it says, then this.
   *
   * @param changelog that it was made for
   * @param folder an empty one, which must stay as long as the result is used
   * @throws IOException if the folder cannot be written
   */
  public Changelog appendedTo(Changelog changelog, Path folder) throws IOException {
    Files.createDirectories(folder.resolve(TRIAL));
    Files.writeString(folder.resolve(trialPath()), text);
    Files.writeString(
        folder.resolve(TRIAL_ROOT),
        "{\"databaseChangeLog\": ["
            + ("{\"include\": {\"file\": " + Quoted.json(changelog.path()) + "}}, ")
            + ("{\"include\": {\"file\": " + Quoted.json(trialPath()) + "}}]}\n"));
    List<Path> roots = new ArrayList<>();
    roots.add(folder);
    roots.addAll(changelog.searchPath().roots());
    return new Changelog(
        changelog.service(),
        TRIAL_ROOT,
        new SearchPath(roots, changelog.searchPath().includesClassPath()),
        changelog.contexts(),
        changelog.labelFilter(),
        changelog.parameters());
  }

  private String trialPath() {
    return TRIAL + "/" + fileName();
  }

  /** The step that a changeSet of this file does, in a trial or where the file belongs. */
  public Optional<RepairStep> stepOf(ChangeSetId changeSet) {
    if (!changeSet.path().equals(trialPath()) && !changeSet.path().equals(path)) {
      return Optional.empty();
    }
    return IntStream.range(0, steps.size())
        .filter(i -> changeSets.get(i).id().equals(changeSet.id()))
        .mapToObj(steps::get)
        .findFirst();
  }
}
