package dev.plumbline.migrator;

/**
 * Unwinds a run that is to stop, through whatever of Liquibase is in between; callers get a {@link
 * MigrationInterruptedException}.
 */
final class StopRequestedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StopRequestedException() {
    super("asked to stop");
  }
}
