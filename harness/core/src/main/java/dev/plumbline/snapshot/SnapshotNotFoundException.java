package dev.plumbline.snapshot;

/** There is no schema snapshot where one was looked for. */
public final class SnapshotNotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SnapshotNotFoundException(String message) {
    super(message);
  }
}
