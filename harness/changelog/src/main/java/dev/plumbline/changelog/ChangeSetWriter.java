package dev.plumbline.changelog;

import dev.plumbline.verification.ChangeSetId;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes changeSets in the format and conventions of a changelog's newest file, as often as needed;
 * the changelog is read once. Immutable.
 */
public final class ChangeSetWriter {

  private final ChangelogConventions conventions;

  private ChangeSetWriter(ChangelogConventions conventions) {
    this.conventions = conventions;
  }

  /**
   * Reads how that changelog is written.
   *
   * @throws InvalidChangelogException if the changelog cannot be used
   */
  public static ChangeSetWriter of(Changelog changelog) {
    return of(changelog, Clock.system(ZoneId.systemDefault()));
  }

  static ChangeSetWriter of(Changelog changelog, Clock clock) {
    try (LiquibaseScope scope = LiquibaseScope.enter(changelog)) {
      return new ChangeSetWriter(
          ChangelogConventions.of(ParsedChangelog.forAnyDatabase(changelog), changelog, clock));
    }
  }

  /**
   * The file that would come next, with these changeSets.
   *
   * @throws IllegalArgumentException if there are none
   */
  public SuggestedChangelog write(List<ChangeSetDraft> drafts) {
    if (drafts.isEmpty()) {
      throw new IllegalArgumentException("There is nothing to write down");
    }
    List<SuggestedChangeSet> changeSets = new ArrayList<>();
    ChangeSetNames names = conventions.names().get();
    for (ChangeSetDraft draft : drafts) {
      changeSets.add(new SuggestedChangeSet(names.next(draft.title()), draft));
    }
    return new SuggestedChangelog(
        conventions.path(),
        conventions.format().write(changeSets),
        conventions.instruction(),
        changeSets.stream()
            .map(it -> new ChangeSetId(conventions.path(), it.id(), SuggestedChangeSet.AUTHOR))
            .toList());
  }
}
