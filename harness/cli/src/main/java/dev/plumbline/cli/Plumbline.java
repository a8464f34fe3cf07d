package dev.plumbline.cli;

import dev.plumbline.cli.fleet.Invocation;
import dev.plumbline.cli.fleet.Shutdown;
import dev.plumbline.cli.fleet.WorkerAnswer;
import dev.plumbline.cli.output.Console;
import dev.plumbline.cli.output.GuardedStream;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.cli.output.Terminal;
import dev.plumbline.cli.settings.Environment;
import dev.plumbline.cli.settings.Redaction;
import dev.plumbline.cli.settings.Settings;
import dev.plumbline.text.ControlCharacters;
import dev.plumbline.verification.ExitCode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** plumbline.jar. */
@Command(
    name = "plumbline",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Plumbline.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Migrates the PostgreSQL database of a service to the revision of its Liquibase changelog,"
            + " and verifies that it is there.",
    usageHelpAutoWidth = true,
    sortOptions = false,
    sortSynopsis = false,
    exitCodeListHeading = "%nExit codes:%n",
    footerHeading = "%nEnvironment:%n",
    footer = {
      "  <SERVICE>_DATABASE_URL  the service's database, if --url is not given",
      "  DATABASE_URL            the same, for any service",
      "  PGUSER, PGPASSWORD      the login, if not in options or URL; also libpq's others",
      "  PLUMBLINE_<OPTION>      any option that is not given, e.g. PLUMBLINE_SEARCH_PATH",
      "  DEBUG_LOGGING           true for --log-level=debug",
      "plumbline.properties in the working directory sets options, too: search-path=..., or for one"
          + " service auth.search-path=...",
      "",
      "Examples:",
      "  export AUTH_DATABASE_URL=postgresql://auth@db:5432/auth",
      "  java -jar plumbline.jar plan auth > auth.sql",
      "  java -jar plumbline.jar migrate auth --password-file /run/secrets/auth",
      "  java -jar plumbline.jar migrate --all --url 'postgresql://db/{service}'",
      "  java -jar plumbline.jar wait auth --search-path /app/service.jar --timeout 2m"
    })
public final class Plumbline implements Invocation {

  private final long start = System.nanoTime();
  private final Settings settings;
  private final Redaction redaction;
  private final Shutdown shutdown;
  private final OutputStream documents;

  private Plumbline(
      Settings settings, Redaction redaction, Shutdown shutdown, OutputStream documents) {
    this.settings = settings;
    this.redaction = redaction;
    this.shutdown = shutdown;
    this.documents = documents;
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String... arguments) {
    Shutdown shutdown = Shutdown.install();
    int exitCode =
        run(
            arguments,
            Environment.ofProcess(),
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            shutdown);
    shutdown.ended(exitCode);
    System.exit(exitCode);
  }

  /**
   * Runs a command and returns its exit code. One at a time: it takes this JVM's standard output,
   * standard error and logging for itself, and leaves them so.
   *
   * @param standardOutput where all goes that is printed
   * @param standardError where all goes that is logged, and said of failures
   */
  static int run(
      String[] arguments,
      Environment environment,
      OutputStream standardOutput,
      OutputStream standardError,
      Shutdown shutdown) {
    Redaction redaction = new Redaction();
    redaction.hideArguments(arguments);
    GuardedStream out = GuardedStream.inFrontOf(standardOutput, redaction::redact);
    GuardedStream err =
        GuardedStream.inFrontOf(
            standardError, text -> ControlCharacters.visible(redaction.redact(text)));
    System.setOut(out);
    System.setErr(err);
    int exitCode;
    try {
      exitCode =
          new Arguments(
                  arguments,
                  environment,
                  redaction,
                  settings -> new Plumbline(settings, redaction, shutdown, standardOutput))
              .execute();
    } catch (Error e) {
      System.err.println("plumbline failed: " + e + ". Run again with --stacktrace and report it.");
      exitCode = ExitCode.INTERNAL.code();
    }
    if (!out.finish()) {
      exitCode = isSuccess(exitCode) ? ExitCode.OUTPUT_LOST.code() : exitCode;
      err.println("plumbline: " + GuardedStream.NOT_WRITTEN);
    }
    err.finish();
    return exitCode;
  }

  private static boolean isSuccess(int exitCode) {
    return exitCode == ExitCode.OK.code() || exitCode == ExitCode.SOMETHING_TO_DO.code();
  }

  @Override
  public Class<?> mainClass() {
    return Plumbline.class;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public Redaction redaction() {
    return redaction;
  }

  @Override
  public Shutdown shutdown() {
    return shutdown;
  }

  @Override
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Override
  public Console console(OutputOptions options) {
    if (options.isJson()) {
      return Console.silent();
    }
    Terminal terminal = options.terminal(environment());
    return isWorker()
        ? new Console(
            System.out,
            new Terminal(false, terminal.colours()),
            WorkerAnswer.TEXT,
            redaction::redact)
        : new Console(System.out, terminal, "", redaction::redact);
  }

  @Override
  public PrintStream document() {
    return new PrintStream(documents, true, StandardCharsets.UTF_8);
  }

  /** From the jar's manifest. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = Plumbline.class.getPackage().getImplementationVersion();
      return new String[] {
        "plumbline " + (version == null ? "(not from a jar)" : version), "Java " + Runtime.version()
      };
    }
  }
}
