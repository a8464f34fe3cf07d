package dev.plumbline.spring;

import dev.plumbline.verification.ExitCode;
import dev.plumbline.verification.Verification;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ExitCodeGenerator;

/**
 * A data source does not lead to the database that this build of the service needs, or nobody can
 * tell. It keeps the application from starting.
 */
public final class DatabaseNotReadyException extends RuntimeException implements ExitCodeGenerator {

  private static final long serialVersionUID = 1L;

  private final String dataSource;
  private final String action;

  @SuppressWarnings("serial") // never serialised; exceptions just have to say they could be
  private final @Nullable Verification verification;

  private DatabaseNotReadyException(
      String dataSource,
      String message,
      String action,
      @Nullable Verification verification,
      @Nullable Throwable cause) {
    super(message, cause);
    this.dataSource = dataSource;
    this.action = action;
    this.verification = verification;
  }

  /** The verifier has looked, and the verdict is not good. */
  static DatabaseNotReadyException of(String dataSource, Verification verification) {
    String findings = verification.evidence();
    return new DatabaseNotReadyException(
        dataSource,
        "The database behind '"
            + dataSource
            + "' is not ready for this build of "
            + verification.service()
            + ": "
            + verification.verdict()
            + ". "
            + verification.message()
            + (findings.isEmpty() ? "" : "\n\n" + findings),
        verification.action(),
        verification,
        null);
  }

  /** There is nothing to verify it against. */
  static DatabaseNotReadyException unverifiable(
      String dataSource, String message, String action, @Nullable Throwable cause) {
    return new DatabaseNotReadyException(dataSource, message, action, null, cause);
  }

  /** The name of the data source's bean. */
  public String dataSource() {
    return dataSource;
  }

  /** What to do. */
  public String action() {
    return action;
  }

  /** What the verifier found; empty if it could not be asked. */
  public Optional<Verification> verification() {
    return Optional.ofNullable(verification);
  }

  /**
   * What the process ends with, as {@code plumbline verify} does: {@link
   * ExitCode#of(Verification)}; {@link ExitCode#INTERNAL} where the service itself is incomplete.
   */
  @Override
  public int getExitCode() {
    return (verification == null ? ExitCode.INTERNAL : ExitCode.of(verification)).code();
  }
}
