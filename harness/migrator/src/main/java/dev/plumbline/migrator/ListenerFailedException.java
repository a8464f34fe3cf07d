package dev.plumbline.migrator;

/**
 * Carries what a listener threw through Liquibase, which would take it for a failure of the
 * changeSet; callers get what the listener threw.
 */
final class ListenerFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Exception reason;

  ListenerFailedException(Exception reason) {
    super("A listener failed", reason);
    this.reason = reason;
  }

  /** What the listener threw. */
  Exception reason() {
    return reason;
  }
}
