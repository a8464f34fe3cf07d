package dev.plumbline.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** plumbline.jar. */
@Command(
    name = "plumbline",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Plumbline.Version.class,
    subcommands = {
      MigrateCommand.class,
      VerifyCommand.class,
      StatusCommand.class,
      PlanCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Brings the PostgreSQL database of a service to the revision of its Liquibase changelog,"
            + " and says whether it is there.",
    usageHelpAutoWidth = true,
    sortOptions = false,
    sortSynopsis = false,
    exitCodeListHeading = "%nExit codes:%n",
    footerHeading = "%nEnvironment:%n",
    footer = {
      "  <SERVICE>_DATABASE_URL  the service's database, where --url is not given",
      "  DATABASE_URL            the same, for any service",
      "  PGUSER, PGPASSWORD      the login, where options and URL have none",
      "",
      "Examples:",
      "  export AUTH_DATABASE_URL=postgresql://auth@db:5432/auth",
      "  java -jar plumbline.jar plan auth > auth.sql",
      "  java -jar plumbline.jar migrate auth --password-file /run/secrets/auth",
      "  java -jar plumbline.jar verify auth --search-path /app/service.jar"
    })
public final class Plumbline {

  private final Environment environment;
  private final Redaction redaction;

  private Plumbline(Environment environment, Redaction redaction) {
    this.environment = environment;
    this.redaction = redaction;
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String... arguments) {
    Redaction redaction = new Redaction();
    redaction.hideArguments(arguments);
    System.setOut(RedactingStream.inFrontOf(new FileOutputStream(FileDescriptor.out), redaction));
    System.setErr(RedactingStream.inFrontOf(new FileOutputStream(FileDescriptor.err), redaction));
    QuietLogging.configure(false);
    System.exit(
        commandLine(new Plumbline(new Environment(System.getenv()), redaction)).execute(arguments));
  }

  private static CommandLine commandLine(Plumbline plumbline) {
    CommandLine commandLine = new CommandLine(plumbline);
    Failure failure = new Failure();
    commandLine.setExecutionExceptionHandler(failure);
    commandLine.setParameterExceptionHandler(failure);
    Map<String, String> exitCodes = ExitCode.meanings();
    commandLine.getCommandSpec().usageMessage().exitCodeList(exitCodes);
    commandLine
        .getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().usageMessage().exitCodeList(exitCodes));
    return commandLine;
  }

  Environment environment() {
    return environment;
  }

  Redaction redaction() {
    return redaction;
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
