package dev.plumbline.cli.output;

import dev.plumbline.changelog.ChangelogNotFoundException;
import dev.plumbline.changelog.InvalidChangelogException;
import dev.plumbline.cli.settings.NoConnectionException;
import dev.plumbline.cli.settings.UsageException;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.migrator.ChangeSetFailedException;
import dev.plumbline.migrator.DatabaseUnusableException;
import dev.plumbline.migrator.MigrationInterruptedException;
import dev.plumbline.migrator.MigrationLockedException;
import dev.plumbline.migrator.MigrationRefusedException;
import dev.plumbline.verification.Verification;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the process says of itself when it ends. Scripts and Jobs depend on the numbers, so that
 * they never change; the first three are picocli's.
 */
public enum ExitCode {
  OK(0, "done, or nothing to do"),
  INTERNAL(
      1,
      "a fault of plumbline's own, or one that it does not know; run again with --stacktrace and"
          + " report it"),
  USAGE(2, "wrong options or arguments"),
  CANNOT_CONNECT(
      3, "retry: the server does not answer, lost the connection, or cannot serve it now"),
  NOT_READY(4, "retry: the database is EMPTY, BEHIND or MIGRATING"),
  LOCKED(5, "retry: another migration holds the lock"),
  ACCESS_DENIED(
      6, "final: the server refused the login, the database or a privilege, or is not trusted"),
  REFUSED(
      7,
      "final: the database is UNMANAGED, CHANGED, AHEAD or INCOMPATIBLE, or forbids it; nothing was changed"),
  CHANGESET_FAILED(8, "final: a changeSet failed; those before it stay applied"),
  INVALID_CHANGELOG(9, "final: there is no changelog, or it cannot be used"),
  INTERRUPTED(10, "retry: stopped by a signal; nothing is left half done"),
  DRIFTED(11, "final: the schema is not what the database's history makes"),
  OUTPUT_LOST(12, "retry: all went well, but what came of it could not be written"),
  SOMETHING_TO_DO(
      20, "with --detailed-exit-code: all is well, and there was something to do, or still is");

  /**
   * Connection exceptions, transaction rolled back, insufficient resources, operator intervention,
   * system errors, read-only (after a failover), lock not available.
   */
  private static final Pattern PASSING = Pattern.compile("(?:08|40|53|57|58).*|25006|55P03");

  /**
   * Login refused or impossible, no such database or schema, no privilege, no such role or other
   * object.
   */
  private static final Pattern REFUSAL = Pattern.compile("08004|28.*|3D000|3F000|42501|42704");

  private static final Set<FindingCode> PASSING_STATES =
      EnumSet.of(FindingCode.SERVER_STANDBY, FindingCode.SESSION_READ_ONLY);

  /** What is said of {@link #OUTPUT_LOST}. */
  public static final String OUTPUT_NOT_WRITTEN =
      "what came of it could not be written to standard output: its disk is full, or its reader is"
          + " gone. What was done stays done.";

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  /** Whether the same command may succeed later without anybody having changed anything. */
  public boolean isRetriable() {
    return this == CANNOT_CONNECT
        || this == NOT_READY
        || this == LOCKED
        || this == INTERRUPTED
        || this == OUTPUT_LOST;
  }

  public boolean isSuccess() {
    return this == OK || this == SOMETHING_TO_DO;
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

  /** The same code where something went wrong already, else that the output is lost. */
  public static int lost(int code) {
    return code == OK.code || code == SOMETHING_TO_DO.code ? OUTPUT_LOST.code : code;
  }

  /** For {@code --help}: meanings by number. */
  public static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (ExitCode exitCode : values()) {
      meanings.put(String.valueOf(exitCode.code), exitCode.meaning);
    }
    return meanings;
  }

  public static ExitCode of(Verification verification) {
    return switch (verification.verdict()) {
      case READY, AHEAD, SKIPPED -> OK;
      case EMPTY, BEHIND, MIGRATING -> NOT_READY;
      case UNMANAGED, CHANGED, INCOMPATIBLE -> REFUSED;
      case DRIFTED -> DRIFTED;
      case DENIED -> ACCESS_DENIED;
      case UNREACHABLE -> {
        Optional<String> sqlState = Optional.ofNullable(verification.sqlState());
        yield ofServerError(sqlState).orElse(sqlState.isEmpty() ? CANNOT_CONNECT : INTERNAL);
      }
    };
  }

  public static ExitCode of(Throwable thrown) {
    if (thrown instanceof ChangelogNotFoundException
        || thrown instanceof InvalidChangelogException) {
      return INVALID_CHANGELOG;
    }
    if (thrown instanceof MigrationRefusedException refused) {
      return ofRefusal(refused.findings());
    }
    if (thrown instanceof ForbiddenException) {
      return REFUSED;
    }
    if (thrown instanceof MigrationInterruptedException) {
      return INTERRUPTED;
    }
    if (thrown instanceof MigrationLockedException) {
      return LOCKED;
    }
    if (thrown instanceof ChangeSetFailedException e) {
      return ofServerError(e.sqlState())
          .filter(code -> code == CANNOT_CONNECT && !e.isOfStatement())
          .orElse(CHANGESET_FAILED);
    }
    if (thrown instanceof DatabaseUnusableException e) {
      return ofServerError(e.sqlState()).orElse(INTERNAL);
    }
    if (thrown instanceof SQLException e) {
      return ofServerError(Optional.ofNullable(e.getSQLState())).orElse(INTERNAL);
    }
    if (thrown instanceof UsageException) {
      return USAGE;
    }
    if (thrown instanceof NoConnectionException e) {
      return of(e.verification());
    }
    return INTERNAL;
  }

  /** A standby may be promoted at any moment; a missing privilege is what the server refuses. */
  private static ExitCode ofRefusal(Findings findings) {
    if (!findings.isEmpty()) {
      if (findings.stream().allMatch(finding -> PASSING_STATES.contains(finding.code()))) {
        return CANNOT_CONNECT;
      }
      if (findings.stream().allMatch(finding -> finding.code() == FindingCode.PRIVILEGE_MISSING)) {
        return ACCESS_DENIED;
      }
    }
    return REFUSED;
  }

  /**
   * By PostgreSQL's error codes. Final is only what somebody has to change: the login, a name or a
   * privilege.
   */
  private static Optional<ExitCode> ofServerError(Optional<String> sqlState) {
    return sqlState.flatMap(
        state -> {
          if (REFUSAL.matcher(state).matches()) {
            return Optional.of(ACCESS_DENIED);
          }
          return PASSING.matcher(state).matches() ? Optional.of(CANNOT_CONNECT) : Optional.empty();
        });
  }
}
