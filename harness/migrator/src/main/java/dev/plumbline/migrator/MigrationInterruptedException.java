package dev.plumbline.migrator;

import dev.plumbline.verification.ChangeSetId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A migration was asked to stop, by a {@link StopSignal} or by interrupting its thread. What it had
 * applied stays, and its lock is released.
 */
public final class MigrationInterruptedException extends MigrationException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialised; exceptions just have to say they could be
  private final List<ChangeSetRun> runs;

  @SuppressWarnings("serial")
  private final @Nullable ChangeSetId cancelled;

  MigrationInterruptedException(
      String message,
      List<ChangeSetRun> runs,
      @Nullable ChangeSetId cancelled,
      @Nullable Throwable cause) {
    super(message, cause);
    this.runs = List.copyOf(runs);
    this.cancelled = cancelled;
  }

  /** What had been applied before; empty for a rollback. */
  public List<ChangeSetRun> runs() {
    return runs;
  }

  /** The changeSet that was cancelled because its time was over; empty if none was. */
  public Optional<ChangeSetId> cancelled() {
    return Optional.ofNullable(cancelled);
  }
}
