package dev.plumbline.cli.settings;

/** Options, variables or configuration file do not say what is needed, or contradict themselves. */
public final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }

  /** Without the cause, whose message might repeat a secret. */
  public static UsageException of(IllegalArgumentException e) {
    return new UsageException(String.valueOf(e.getMessage()));
  }
}
