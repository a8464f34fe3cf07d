package dev.plumbline.verification;

import java.util.Collection;
import java.util.Comparator;

/**
 * What a process says of itself when it ends: {@code plumbline.jar}, and a service that refuses to
 * start. The one table. Scripts and Jobs depend on the numbers, so that they never change; the
 * first three are picocli's.
 */
public enum ExitCode {
  /** Success. */
  OK(0, false, "done, or nothing to do"),
  /** Nobody has foreseen it. */
  INTERNAL(1, false, "an internal or unknown error; run again with --stacktrace and report it"),
  /** Somebody has to read {@code --help}. */
  USAGE(2, false, "wrong options or arguments"),
  /** No session could be had, or none that can be used now. */
  CANNOT_CONNECT(
      3,
      true,
      "retry: the server does not answer, has no such database yet, lost the connection, or cannot"
          + " serve it now"),
  /** A migration has to come first, or is at work. */
  NOT_READY(4, true, "retry: the database is EMPTY, BEHIND or MIGRATING"),
  /** Somebody else migrates, and did not end in time. */
  LOCKED(5, true, "retry: another migration holds the lock"),
  /** The server says no, and would say so again. */
  ACCESS_DENIED(
      6,
      false,
      "final: the server refused the login, a privilege or a name, or its certificate is not"
          + " trusted"),
  /** Plumbline says no. */
  REFUSED(
      7,
      false,
      "final: the database is UNMANAGED, CHANGED, AHEAD or INCOMPATIBLE, or forbids it; nothing was"
          + " changed"),
  /** A changeSet is wrong, or the database is not as it expects. */
  CHANGESET_FAILED(8, false, "final: a changeSet failed; those before it stay applied"),
  /** Nothing was even tried. */
  INVALID_CHANGELOG(9, false, "final: the changelog is missing or invalid"),
  /** A signal came. */
  INTERRUPTED(10, true, "retry: stopped by a signal; nothing is left half done"),
  /** Somebody has changed the schema by hand. */
  DRIFTED(11, false, "final: the schema is not what the database's history produces"),
  /** Whoever reads the output does not get it. */
  OUTPUT_LOST(12, true, "retry: all went well, but the result could not be written"),
  /** A rehearsal has shown it. */
  UNSAFE(13, false, "final: new changeSets would harm a database with rows, or those who use it"),
  /** Success of another kind, where somebody wants to tell them apart. */
  SOMETHING_TO_DO(
      20, false, "with --detailed-exit-code: success, and there was, or still is, something to do");

  private final int code;
  private final boolean retriable;
  private final String meaning;

  ExitCode(int code, boolean retriable, String meaning) {
    this.code = code;
    this.retriable = retriable;
    this.meaning = meaning;
  }

  /** The number. */
  public int code() {
    return code;
  }

  /** For {@code --help}, without an article or a full stop. */
  public String meaning() {
    return meaning;
  }

  /** Whether the same command may succeed later without anybody having changed anything. */
  public boolean isRetriable() {
    return retriable;
  }

  /** Whether all went well. */
  public boolean isSuccess() {
    return this == OK || this == SOMETHING_TO_DO;
  }

  /** What a verification comes to. */
  public static ExitCode of(Verification verification) {
    return switch (verification.verdict()) {
      case READY, AHEAD, SKIPPED -> OK;
      case EMPTY, BEHIND, MIGRATING -> NOT_READY;
      case UNMANAGED, CHANGED, INCOMPATIBLE -> REFUSED;
      case DRIFTED -> DRIFTED;
      case DENIED -> ACCESS_DENIED;
      case UNREACHABLE ->
          verification.sqlState() == null
              ? CANNOT_CONNECT
              : of(ServerError.of(verification.sqlState()));
    };
  }

  /** What an error of the server comes to; {@link #INTERNAL} for a statement that it rejects. */
  public static ExitCode of(ServerError error) {
    return switch (error) {
      case LOGIN_REFUSED, PRIVILEGE_MISSING, NAME_UNKNOWN -> ACCESS_DENIED;
      case STATEMENT -> INTERNAL;
      default -> CANNOT_CONNECT;
    };
  }

  /**
   * One for several services: what is final counts more than what may be tried again, which counts
   * more than success.
   */
  public static ExitCode worst(Collection<ExitCode> all) {
    return all.stream()
        .max(
            Comparator.comparing((ExitCode exitCode) -> !exitCode.isSuccess())
                .thenComparing(exitCode -> !exitCode.isRetriable())
                .thenComparing(exitCode -> exitCode))
        .orElse(OK);
  }
}
