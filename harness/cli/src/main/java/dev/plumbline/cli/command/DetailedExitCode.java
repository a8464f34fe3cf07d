package dev.plumbline.cli.command;

import dev.plumbline.verification.ExitCode;
import picocli.CommandLine.Option;

/** For scripts that want to know more than whether all is well. */
final class DetailedExitCode {

  @Option(
      names = "--detailed-exit-code",
      description = "Exit with 20 instead of 0 if there was, or still is, something to do.")
  private boolean detailed;

  ExitCode exitCode(boolean something) {
    return detailed && something ? ExitCode.SOMETHING_TO_DO : ExitCode.OK;
  }
}
