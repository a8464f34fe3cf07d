package dev.plumbline.migrator;

import java.time.Duration;
import java.util.List;

/** Somebody else held the lock for longer than this migrator was willing to wait. */
public final class MigrationLockedException extends MigrationException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialised; exceptions just have to say they could be
  private final LockHolder holder;

  private final Duration waited;

  MigrationLockedException(
      String service,
      Duration waited,
      LockHolder holder,
      List<Session> connected,
      String lockTable) {
    super(
        service
            + ": another migration holds the lock: "
            + holder.name()
            + (holder.since() == null ? "" : ", since " + holder.since())
            + ". Waited for "
            + waited.toSeconds()
            + " s. "
            + action(holder, connected, lockTable),
        null);
    this.holder = holder;
    this.waited = waited;
  }

  private static String action(LockHolder holder, List<Session> connected, String lockTable) {
    if (!holder.isStockLiquibase()) {
      return "Let it finish and try again. There is nothing to unlock: its lock ends with its"
          + " session, SELECT pg_terminate_backend("
          + holder.pid().orElseThrow()
          + ") ends that, and what it has not finished is rolled back.";
    }
    String sessions =
        connected.isEmpty()
            ? "Nobody else is connected to this database now, so it has probably died"
            : "Connected to this database now: "
                + Session.toText(connected)
                + ". If it is none of these, it has died";
    return "If it is at work, let it finish and try again. "
        + sessions
        + ": release its lock with UPDATE "
        + lockTable
        + " SET locked = false WHERE id = 1, and try again.";
  }

  /** Who held it. */
  public LockHolder holder() {
    return holder;
  }

  /** For how long it was waited for. */
  public Duration waited() {
    return waited;
  }
}
