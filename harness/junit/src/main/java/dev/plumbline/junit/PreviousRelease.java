package dev.plumbline.junit;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogException;
import dev.plumbline.changelog.ReleasedHistory;
import dev.plumbline.snapshot.SchemaSnapshot;
import java.util.Optional;

/** What a service was in the release before, as far as that is known. */
sealed interface PreviousRelease {

  /**
   * There was one.
   *
   * @param snapshot what it needs of its database
   * @param origin where that was found, for people: {@code v1.4.0, the last tag}
   * @param commit that its sources are in, where they are known
   */
  record Known(SchemaSnapshot snapshot, String origin, Optional<String> commit)
      implements PreviousRelease {

    private static final System.Logger LOG = System.getLogger(PreviousRelease.class.getName());

    /**
     * Its changeSets: as its changelog declared them where its sources are known, else as its
     * snapshot records them.
     *
     * @param changelog of this build, which was the release's at another time
     */
    ReleasedHistory history(Changelog changelog) {
      return commit
          .flatMap(known -> declared(changelog, known))
          .orElseGet(() -> ReleasedHistory.of(snapshot));
    }

    private Optional<ReleasedHistory> declared(Changelog changelog, String known) {
      try {
        return ChangelogSource.all(changelog).stream()
            .findFirst()
            .flatMap(source -> source.readAt(known, ReleasedHistory::of));
      } catch (ChangelogException e) {
        LOG.log(
            System.Logger.Level.INFO,
            "{0}: the changelog of {1} cannot be read by itself, so that released changeSets are"
                + " compared with its snapshot alone: {2}",
            changelog.service(),
            origin,
            e.getMessage());
        return Optional.empty();
      }
    }
  }

  /**
   * The service is new: none of its changeSets was released, and none of its tables has rows.
   *
   * @param reason in a sentence
   */
  record None(String reason) implements PreviousRelease {}

  /**
   * Nobody knows, so that nothing can be judged by it.
   *
   * @param reason in a sentence, with how to name one
   */
  record Unknown(String reason) implements PreviousRelease {}
}
