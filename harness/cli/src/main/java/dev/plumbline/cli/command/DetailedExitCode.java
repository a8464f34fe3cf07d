package dev.plumbline.cli.command;

import dev.plumbline.verification.ExitCode;
import picocli.CommandLine.Option;

/** For scripts that want to know more than whether all is well. */
final class DetailedExitCode {

  @Option(
      names = "--detailed-exit-code",
      description = "End with 20 instead of 0 if there was something to do, or still is.")
  private boolean detailed;

  ExitCode exitCode(boolean something) {
    return detailed && something ? ExitCode.SOMETHING_TO_DO : ExitCode.OK;
  }
}
