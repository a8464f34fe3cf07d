package dev.plumbline.migrator;

import dev.plumbline.verification.ChangeSetId;
import java.time.LocalDateTime;
import java.util.Objects;

/** Where a rollback goes: which of the changeSets that were applied last it undoes. */
public sealed interface RollbackTarget {

  /** So many of them, at least one. */
  static RollbackTarget last(int count) {
    return new Last(count);
  }

  /** All that were applied after the one that carries this tag, which stays. */
  static RollbackTarget toTag(String tag) {
    return new ToTag(tag);
  }

  /**
   * All that were applied after that moment, in the time zone of the session, which is that of the
   * JVM.
   */
  static RollbackTarget toDate(LocalDateTime date) {
    return new ToDate(date);
  }

  /** All that were applied after that one, which stays. */
  static RollbackTarget toChangeSet(ChangeSetId changeSet) {
    return new ToChangeSet(changeSet);
  }

  /**
   * So many of them.
   *
   * @param count how many changeSets are undone
   */
  record Last(int count) implements RollbackTarget {
    public Last {
      if (count < 1) {
        throw new IllegalArgumentException("Cannot roll back " + count + " changeSets");
      }
    }
  }

  /**
   * All after the one that carries a tag.
   *
   * @param tag the tag; of several that are the same, the newest
   */
  record ToTag(String tag) implements RollbackTarget {
    public ToTag {
      if (tag.isBlank()) {
        throw new IllegalArgumentException("A tag needs a name");
      }
    }
  }

  /**
   * All after a moment.
   *
   * @param date what was applied then or before stays
   */
  record ToDate(LocalDateTime date) implements RollbackTarget {
    public ToDate {
      Objects.requireNonNull(date, "date");
    }
  }

  /**
   * All after that one.
   *
   * @param changeSet the last one that stays
   */
  record ToChangeSet(ChangeSetId changeSet) implements RollbackTarget {
    public ToChangeSet {
      Objects.requireNonNull(changeSet, "changeSet");
    }
  }
}
