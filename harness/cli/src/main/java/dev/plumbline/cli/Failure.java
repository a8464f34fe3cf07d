package dev.plumbline.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one message what went wrong, and turns it into an exit code. */
final class Failure implements IExecutionExceptionHandler, IParameterExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception thrown, CommandLine commandLine, ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
    ExitCode exitCode = ExitCode.of(thrown);
    err.println(
        exitCode == ExitCode.INTERNAL
            ? "plumbline failed: " + thrown + ". Run again with --stacktrace and report it."
            : String.valueOf(thrown.getMessage()).strip());
    Object command = commandLine.getCommand();
    if (command instanceof ServiceCommand service && service.wantsStackTrace()) {
      thrown.printStackTrace(err);
    }
    err.flush();
    return exitCode.code();
  }

  @Override
  public int handleParseException(ParameterException thrown, String[] arguments) {
    CommandLine commandLine = thrown.getCommandLine();
    PrintWriter err = commandLine.getErr();
    err.println(thrown.getMessage());
    UnmatchedArgumentException.printSuggestions(thrown, err);
    err.println("Try '" + commandLine.getCommandSpec().qualifiedName() + " --help' for more.");
    err.flush();
    return ExitCode.USAGE.code();
  }
}
