package dev.plumbline.verification;

/** What the verifier says about a database. */
public enum Verdict {
  /** At the revision that this build needs. */
  READY,
  /** Never migrated, and nothing in it. */
  EMPTY,
  /** Has tables, but no migration history, or only that of something else. */
  UNMANAGED,
  /** ChangeSets that this build needs have not been applied. */
  BEHIND,
  /** A changeSet has been edited since it was applied. */
  CHANGED,
  /** A migrator holds the lock at this moment. */
  MIGRATING,
  /**
   * Has changeSets that this build does not know, as well as all that it needs; and the schema
   * still has what it needs, as far as that was checked.
   */
  AHEAD,
  /** As {@link #AHEAD}, but something that this build needs is gone, or in its way. */
  INCOMPATIBLE,
  /** At the revision that this build needs, but the schema is not what its history says. */
  DRIFTED,
  /** No answer from the server, or no such database yet; may pass. */
  UNREACHABLE,
  /**
   * The server answers, but refuses the login or a privilege, or is not the one that it should be.
   * Somebody has to change something.
   */
  DENIED,
  /** Not good, but accepted because somebody wants it so. */
  SKIPPED;

  /** Whether a service may start. {@link #AHEAD} is normal during a rolling deployment. */
  public boolean isGood() {
    return this == READY || this == AHEAD || this == SKIPPED;
  }

  /** Whether it may become good by itself: while a migration job runs. */
  public boolean isPassing() {
    return this == EMPTY || this == BEHIND || this == MIGRATING || this == UNREACHABLE;
  }
}
