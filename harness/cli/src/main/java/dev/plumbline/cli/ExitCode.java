package dev.plumbline.cli;

import dev.plumbline.migrator.ChangeSetFailedException;
import dev.plumbline.migrator.ChangelogNotFoundException;
import dev.plumbline.migrator.DatabaseUnusableException;
import dev.plumbline.migrator.InvalidChangelogException;
import dev.plumbline.migrator.MigrationLockedException;
import dev.plumbline.migrator.MigrationRefusedException;
import dev.plumbline.verification.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the process says of itself when it ends. Scripts and Jobs depend on the numbers, so that
 * they never change; the first three are picocli's.
 */
enum ExitCode {
  OK(0, "done, or nothing to do"),
  INTERNAL(1, "a fault of plumbline's own; run again with --stacktrace and report it"),
  USAGE(2, "wrong options or arguments"),
  CANNOT_CONNECT(3, "retry: the server does not answer, or the connection was lost"),
  NOT_READY(4, "retry: the database is EMPTY, BEHIND or MIGRATING"),
  LOCKED(5, "retry: another migration holds the lock"),
  ACCESS_DENIED(6, "final: the server refused the login, the database or a privilege"),
  REFUSED(7, "final: the database is UNMANAGED, CHANGED or AHEAD; nothing was changed"),
  CHANGESET_FAILED(8, "final: a changeSet failed; those before it stay applied"),
  INVALID_CHANGELOG(9, "final: there is no changelog, or it cannot be used");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  int code() {
    return code;
  }

  /** For {@code --help}: meanings by number. */
  static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (ExitCode exitCode : values()) {
      meanings.put(String.valueOf(exitCode.code), exitCode.meaning);
    }
    return meanings;
  }

  static ExitCode of(Verdict verdict) {
    return switch (verdict) {
      case READY, AHEAD -> OK;
      case EMPTY, BEHIND, MIGRATING -> NOT_READY;
      case UNMANAGED, CHANGED -> REFUSED;
      // the connection is there, so that it is the history that may not be read
      case UNREACHABLE -> ACCESS_DENIED;
    };
  }

  static ExitCode of(Throwable thrown) {
    if (thrown instanceof ChangelogNotFoundException
        || thrown instanceof InvalidChangelogException) {
      return INVALID_CHANGELOG;
    }
    if (thrown instanceof MigrationRefusedException) {
      return REFUSED;
    }
    if (thrown instanceof MigrationLockedException) {
      return LOCKED;
    }
    if (thrown instanceof ChangeSetFailedException e) {
      return ofServerError(e.sqlState()).filter(CANNOT_CONNECT::equals).orElse(CHANGESET_FAILED);
    }
    if (thrown instanceof DatabaseUnusableException e) {
      return ofServerError(e.sqlState()).orElse(ACCESS_DENIED);
    }
    if (thrown instanceof NoConnectionException e) {
      return ofServerError(e.sqlState()).orElse(CANNOT_CONNECT);
    }
    return INTERNAL;
  }

  /** By PostgreSQL's error classes: 08 connection, 53 resources, 57 operator, 28 login, …. */
  private static Optional<ExitCode> ofServerError(Optional<String> sqlState) {
    return sqlState.flatMap(
        state -> {
          if (state.startsWith("08") || state.startsWith("53") || state.startsWith("57")) {
            return Optional.of(CANNOT_CONNECT);
          }
          if (state.startsWith("28") || state.equals("3D000") || state.equals("42501")) {
            return Optional.of(ACCESS_DENIED);
          }
          return Optional.empty();
        });
  }
}
