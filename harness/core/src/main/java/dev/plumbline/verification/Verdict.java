package dev.plumbline.verification;

/** What the verifier says of a database. */
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
  /** Has changeSets that this build does not know, as well as all that it needs. */
  AHEAD,
  /** No answer from the server, or not one that lets us look. */
  UNREACHABLE;

  /** Whether a service may start. {@link #AHEAD} is normal during a rolling deployment. */
  public boolean isGood() {
    return this == READY || this == AHEAD;
  }
}
