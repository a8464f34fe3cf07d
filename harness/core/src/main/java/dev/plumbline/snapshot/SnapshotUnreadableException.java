package dev.plumbline.snapshot;

/** A schema snapshot is damaged, in conflict, or of a format that is not known here. */
public final class SnapshotUnreadableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SnapshotUnreadableException(String message) {
    super(message);
  }

  SnapshotUnreadableException(String message, Throwable cause) {
    super(message, cause);
  }
}
