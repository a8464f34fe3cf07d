package dev.plumbline.cli;

/** What was asked for is not allowed here. Nothing was changed. */
final class ForbiddenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ForbiddenException(String message) {
    super(message);
  }
}
