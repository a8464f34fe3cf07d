package dev.plumbline.junit;

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
      implements PreviousRelease {}

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
