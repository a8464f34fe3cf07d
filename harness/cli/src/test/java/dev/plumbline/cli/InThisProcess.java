package dev.plumbline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.cli.fleet.Shutdown;
import dev.plumbline.cli.settings.Environment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.logging.LogManager;

/**
 * Runs commands where the tests run, which costs a tenth of a process. What they take for
 * themselves, standard output, standard error and logging, is given back.
 */
final class InThisProcess {

  private static final String LOGGING = "java.util.logging.config.file";

  private InThisProcess() {}

  static synchronized Result run(Environment environment, String... arguments) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream itsOut = System.out;
    PrintStream itsErr = System.err;
    String itsLogging = System.clearProperty(LOGGING);
    try {
      int exitCode = Plumbline.run(arguments, environment, out, err, Shutdown.byNobody());
      return new Result(List.of(arguments), exitCode, out.toString(UTF_8), err.toString(UTF_8));
    } finally {
      System.setOut(itsOut);
      System.setErr(itsErr);
      if (itsLogging != null) {
        System.setProperty(LOGGING, itsLogging);
      }
      LogManager.getLogManager().readConfiguration();
    }
  }
}
