package dev.plumbline.cli;

import dev.plumbline.migrator.ChangeSetFailedException;
import dev.plumbline.migrator.InvalidChangelogException;
import dev.plumbline.migrator.MigrationRefusedException;
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
    } catch (SQLException | RuntimeException e) {
      target.screen().erase();
      return failed(e, report);
    }
  }

  /** Says what went wrong, and turns it into an exit code. */
  ServiceResult failed(Exception thrown, Report report) {
    ExitCode exitCode = ExitCode.of(thrown);
    String message =
        exitCode == ExitCode.INTERNAL
            ? report.service()
                + ": plumbline failed: "
                + thrown
                + ". Run again with --stacktrace"
                + " and report it."
            : String.valueOf(thrown.getMessage()).strip();
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

  private static Map<String, Object> error(Exception thrown, String message) {
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
    report.put("message", "Not begun, because plumbline was told to end.");
    return result(ExitCode.INTERRUPTED, report);
  }

  private ServiceResult result(ExitCode exitCode, Report report) {
    return report.result(exitCode, command.root().redaction());
  }
}
