package dev.plumbline.junit;

/** Attached to a test's failure, so that every report of it says where the database is. */
final class DatabaseKeptException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DatabaseKeptException(String message) {
    super(message, null, false, false);
  }
}
