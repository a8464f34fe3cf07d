package dev.plumbline.cli;

import dev.plumbline.cli.fleet.ServiceCommand;
import dev.plumbline.verification.ExitCode;
import java.io.PrintWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the arguments, or what nobody has foreseen. */
final class Failure implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*|-[A-Za-z]");

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
    err.println(message(thrown) + source(thrown, commandLine));
    UnmatchedArgumentException.printSuggestions(thrown, err);
    err.println("Try '" + commandLine.getCommandSpec().qualifiedName() + " --help' for more.");
    err.flush();
    return ExitCode.USAGE.code();
  }

  /**
   * What nobody understands is named, but not repeated: the value of an option that was misspelt
   * may be a password.
   */
  private static String message(ParameterException thrown) {
    if (thrown instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched.getUnmatched());
    }
    String message = String.valueOf(thrown.getMessage());
    return message.contains("KEY")
        ? "Changelog parameters must be written as -D name=value."
        : message;
  }

  private static String unmatched(List<String> arguments) {
    List<String> options =
        arguments.stream()
            .filter(argument -> argument.startsWith("-"))
            .map(Failure::nameOf)
            .distinct()
            .toList();
    if (!options.isEmpty()) {
      return "Unknown option"
          + (options.size() == 1 ? ": " : "s: ")
          + String.join(", ", options)
          + ". Values are not shown.";
    }
    return arguments.size() == 1
        ? "Unexpected argument. It is not shown, as it may be part of a password."
        : arguments.size()
            + " unexpected arguments. They are not shown, as they may be parts of a password.";
  }

  /** Without what is assigned, or stuck to a single letter as the value of psql's -W would be. */
  private static String nameOf(String option) {
    Matcher name = OPTION.matcher(option);
    return name.lookingAt() ? name.group() : "-";
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
