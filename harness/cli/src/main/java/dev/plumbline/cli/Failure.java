package dev.plumbline.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the arguments, or what nobody has foreseen. */
final class Failure implements IExecutionExceptionHandler, IParameterExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception thrown, CommandLine commandLine, ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
    err.println("plumbline failed: " + thrown + ". Run again with --stacktrace and report it.");
    Object command = commandLine.getCommand();
    if (command instanceof ServiceCommand service && service.output().wantsStackTrace()) {
      thrown.printStackTrace(err);
    }
    err.flush();
    return ExitCode.INTERNAL.code();
  }

  @Override
  public int handleParseException(ParameterException thrown, String[] arguments) {
    CommandLine commandLine = thrown.getCommandLine();
    PrintWriter err = commandLine.getErr();
    err.println(thrown.getMessage() + source(thrown, commandLine));
    UnmatchedArgumentException.printSuggestions(thrown, err);
    err.println("Try '" + commandLine.getCommandSpec().qualifiedName() + " --help' for more.");
    err.flush();
    return ExitCode.USAGE.code();
  }

  /** A value that is wrong may be none of the arguments. */
  private static String source(ParameterException thrown, CommandLine commandLine) {
    if (thrown.getArgSpec() instanceof CommandLine.Model.OptionSpec option
        && commandLine.getDefaultValueProvider() instanceof DefaultValues values
        && commandLine.getParseResult() != null
        && !commandLine.getParseResult().hasMatchedOption(option)) {
      return values
          .settings()
          .find(option.longestName())
          .map(setting -> " (from " + setting.source() + ")")
          .orElse("");
    }
    return "";
  }
}
