package dev.plumbline.cli.output;

/** What was asked for is not allowed here. Nothing was changed. */
public final class ForbiddenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ForbiddenException(String message) {
    super(message);
  }
}
