package dev.plumbline.cli.fleet;

import dev.plumbline.changelog.InvalidChangelogException;
import dev.plumbline.cli.output.FailureClassifier;
import dev.plumbline.cli.output.Report;
import dev.plumbline.cli.output.ServiceResult;
import dev.plumbline.migrator.ChangeSetFailedException;
import dev.plumbline.migrator.MigrationRefusedException;
import dev.plumbline.verification.ExitCode;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One command's work on one service, with an answer whatever happens.
 *
 * @param command what to do
 */
record Attempt(ServiceCommand command) {

  ServiceResult on(Target target) {
    Report report = target.report();
    report.begin();
    if (target.place() != null) {
      report.put("database", target.place().hosts() + "/" + target.place().database());
    }
    if (target.located() != null) {
      report.put("changelog", target.located().path());
    }
    try {
      return result(command.run(target), report);
    } catch (SQLException | RuntimeException | Error e) {
      target.console().erase();
      return failed(e, report);
    }
  }

  /** Says what went wrong, and turns it into an exit code. */
  ServiceResult failed(Throwable thrown, Report report) {
    ExitCode exitCode = FailureClassifier.exitCode(thrown);
    String message = message(thrown, exitCode, report);
    PrintWriter err = command.err();
    err.println(message);
    if (command.output().wantsStackTrace()) {
      thrown.printStackTrace(err);
    }
    err.flush();
    report.put("error", error(thrown, message));
    if (thrown instanceof MigrationRefusedException refused) {
      report.findings(refused.findings());
    }
    if (thrown instanceof InvalidChangelogException invalid) {
      report.findings(invalid.findings());
    }
    return result(exitCode, report);
  }

  private String message(Throwable thrown, ExitCode exitCode, Report report) {
    if (thrown instanceof SQLException refused) {
      return report.service()
          + ": the database failed during "
          + command.name()
          + ". The server said: "
          + String.valueOf(refused.getMessage()).strip()
          + " (SQLState "
          + refused.getSQLState()
          + "). "
          + action(exitCode);
    }
    if (thrown instanceof OutOfMemoryError) {
      return report.service()
          + ": this JVM has too little memory ("
          + thrown.getMessage()
          + "). Give it more with -Xmx.";
    }
    return exitCode == ExitCode.INTERNAL
        ? report.service()
            + ": plumbline failed: "
            + thrown
            + ". Run again with --stacktrace and report it."
        : String.valueOf(thrown.getMessage()).strip();
  }

  private static String action(ExitCode exitCode) {
    if (exitCode == ExitCode.ACCESS_DENIED) {
      return "Use a role that may do this, such as the owner of the database.";
    }
    return exitCode.isRetriable()
        ? "Try again; if it keeps failing, read the server's log."
        : "Fix the cause and try again.";
  }

  private static Map<String, Object> error(Throwable thrown, String message) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", message);
    if (thrown instanceof ChangeSetFailedException failed) {
      error.put("changeSet", failed.changeSet());
      error.put("reason", failed.reason());
      failed.sqlState().ifPresent(state -> error.put("sqlState", state));
      failed.statement().ifPresent(statement -> error.put("statement", statement));
    }
    return error;
  }

  /** Nothing was begun: it is not allowed here, or the user said no. */
  ServiceResult forbidden(Report report, String why) {
    report.put("error", Map.of("message", why));
    return result(ExitCode.REFUSED, report);
  }

  /** The process was told to end before this one's turn came. */
  ServiceResult notBegun(Report report) {
    report.put("message", "Not started, because plumbline was told to stop.");
    return result(ExitCode.INTERRUPTED, report);
  }

  private ServiceResult result(ExitCode exitCode, Report report) {
    return report.result(exitCode, command.invocation().redaction());
  }
}
