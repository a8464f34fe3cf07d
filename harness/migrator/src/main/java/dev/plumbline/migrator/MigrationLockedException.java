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

  private MigrationLockedException(String message, LockHolder holder, Duration waited) {
    super(message, null);
    this.holder = holder;
    this.waited = waited;
  }

  /** A changeSet has given the lock away, and somebody else has got it. */
  static MigrationLockedException lost(
      String service, Duration waited, List<Session> holders, int backend) {
    List<Session> others = holders.stream().filter(session -> session.pid() != backend).toList();
    LockHolder holder =
        others.isEmpty()
            ? new LockHolder("a migrator that has ended since", null, null)
            : new LockHolder(others.get(0).toText(), null, others.get(0));
    return new MigrationLockedException(
        service
            + ": the migrator's lock was lost during the run, and another migration has it: "
            + holder.name()
            + ". The current changeSet was rolled back, or stopped before its next statement; those"
            + " before it stay applied. Try again: it continues from there. A changeSet that"
            + " runs DISCARD ALL or pg_advisory_unlock_all() releases the lock.",
        holder,
        waited);
  }

  private static String action(LockHolder holder, List<Session> connected, String lockTable) {
    if (!holder.isStockLiquibase()) {
      return "Let it finish and try again. There is nothing to unlock: its lock ends with its"
          + " session. SELECT pg_terminate_backend("
          + holder.pid().orElseThrow()
          + ") ends the session, and what it has not finished is rolled back.";
    }
    String sessions =
        connected.isEmpty()
            ? "Nobody else is connected to this database now, so it has probably died"
            : "Connected to this database now: "
                + Session.toText(connected)
                + ". If it is none of these, it has died";
    return "If it is running, let it finish and try again. "
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
