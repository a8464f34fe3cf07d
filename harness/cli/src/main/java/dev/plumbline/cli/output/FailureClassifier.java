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
import dev.plumbline.verification.ExitCode;
import dev.plumbline.verification.ServerError;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the process ends with when a command has failed: the exceptions' way into {@link ExitCode}.
 */
public final class FailureClassifier {

  private static final Set<FindingCode> PASSING_STATES =
      EnumSet.of(FindingCode.SERVER_STANDBY, FindingCode.SESSION_READ_ONLY);

  private FailureClassifier() {}

  /** What the process ends with because of that. */
  public static ExitCode exitCode(Throwable thrown) {
    if (thrown instanceof ChangelogNotFoundException
        || thrown instanceof InvalidChangelogException) {
      return ExitCode.INVALID_CHANGELOG;
    }
    if (thrown instanceof MigrationRefusedException refused) {
      return ofRefusal(refused.findings());
    }
    if (thrown instanceof ForbiddenException) {
      return ExitCode.REFUSED;
    }
    if (thrown instanceof MigrationInterruptedException) {
      return ExitCode.INTERRUPTED;
    }
    if (thrown instanceof MigrationLockedException) {
      return ExitCode.LOCKED;
    }
    if (thrown instanceof ChangeSetFailedException e) {
      return ofChangeSet(e);
    }
    if (thrown instanceof DatabaseUnusableException e) {
      return ofServerError(e.sqlState().orElse(null));
    }
    if (thrown instanceof SQLException e) {
      return ofServerError(e.getSQLState());
    }
    if (thrown instanceof UsageException) {
      return ExitCode.USAGE;
    }
    if (thrown instanceof NoConnectionException e) {
      return ExitCode.of(e.verification());
    }
    return ExitCode.INTERNAL;
  }

  /** A standby may be promoted at any moment; a missing privilege is what the server refuses. */
  private static ExitCode ofRefusal(Findings findings) {
    if (!findings.isEmpty()) {
      if (findings.stream().allMatch(finding -> PASSING_STATES.contains(finding.code()))) {
        return ExitCode.CANNOT_CONNECT;
      }
      if (findings.stream().allMatch(finding -> finding.code() == FindingCode.PRIVILEGE_MISSING)) {
        return ExitCode.ACCESS_DENIED;
      }
    }
    return ExitCode.REFUSED;
  }

  /** One that takes longer than statement_timeout allows takes as long the next time. */
  private static ExitCode ofChangeSet(ChangeSetFailedException e) {
    ServerError error = ServerError.of(e.sqlState().orElse(null));
    return error.isRetriable() && error != ServerError.CANCELED && !e.isOfStatement()
        ? ExitCode.CANNOT_CONNECT
        : ExitCode.CHANGESET_FAILED;
  }

  private static ExitCode ofServerError(@Nullable String sqlState) {
    return ExitCode.of(ServerError.of(sqlState));
  }
}
