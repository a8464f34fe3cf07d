package dev.plumbline.migrator;

import dev.plumbline.verification.ChangeSetId;
import java.util.Objects;

/** How much of the changelog a database holds that something else has created. */
public sealed interface BaselineTarget {

  /** All of it. */
  static BaselineTarget head() {
    return new Head();
  }

  /** Everything up to that changeSet, which is included. */
  static BaselineTarget changeSet(ChangeSetId changeSet) {
    return new ThroughChangeSet(changeSet);
  }

  /** Everything up to the changeSet that sets this tag by {@code tagDatabase}, included. */
  static BaselineTarget tag(String tag) {
    return new ThroughTag(tag);
  }

  /** All of it. */
  record Head() implements BaselineTarget {}

  /**
   * Everything up to that changeSet.
   *
   * @param changeSet the last one that the database holds
   */
  record ThroughChangeSet(ChangeSetId changeSet) implements BaselineTarget {
    public ThroughChangeSet {
      Objects.requireNonNull(changeSet, "changeSet");
    }
  }

  /**
   * Everything up to the changeSet that sets a tag.
   *
   * @param tag of a {@code tagDatabase} in the changelog; of several that are the same, the last
   */
  record ThroughTag(String tag) implements BaselineTarget {
    public ThroughTag {
      if (tag.isBlank()) {
        throw new IllegalArgumentException("A tag needs a name");
      }
    }
  }
}
