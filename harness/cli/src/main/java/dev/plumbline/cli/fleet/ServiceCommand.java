package dev.plumbline.cli.fleet;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.cli.output.Console;
import dev.plumbline.cli.output.ForbiddenException;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.cli.output.QuietLogging;
import dev.plumbline.cli.output.Report;
import dev.plumbline.cli.output.ServiceResult;
import dev.plumbline.cli.settings.ChangelogOptions;
import dev.plumbline.cli.settings.DatabaseAddress;
import dev.plumbline.cli.settings.DatabaseOptions;
import dev.plumbline.cli.settings.PasswordFile;
import dev.plumbline.cli.settings.Settings;
import dev.plumbline.cli.settings.UsageException;
import dev.plumbline.verification.ExitCode;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What the commands have in common: services, their changelogs and their databases. */
public abstract class ServiceCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "<service>",
      arity = "0..1",
      description = "The service, such as auth; or --all.")
  private @Nullable String service;

  @Mixin private final FleetOptions fleetOptions = new FleetOptions();

  @Mixin private final ChangelogOptions changelogOptions = new ChangelogOptions();

  @Mixin private final DatabaseOptions databaseOptions = new DatabaseOptions();

  @Mixin private final OutputOptions outputOptions = new OutputOptions();

  @Spec private @Nullable CommandSpec spec;

  @ParentCommand private @Nullable Invocation invocation;

  /** Does the work of the command for one service. */
  protected abstract ExitCode run(Target target) throws SQLException;

  /**
   * Looks at all services before the work on the first one begins.
   *
   * @throws ForbiddenException if it must not begin
   * @throws UsageException if the arguments contradict themselves
   */
  protected void prepare(List<Target> targets) {}

  /** How long a service's work may take to stop in order. */
  protected Duration grace() {
    return Duration.ZERO;
  }

  protected boolean needsChangelog(String name) {
    return true;
  }

  protected boolean needsDatabase(String name) {
    return true;
  }

  /** What could be given instead of a database, as a sentence for whoever gave none. */
  protected String insteadOfDatabase() {
    return "";
  }

  @Override
  public final Integer call() {
    Console console = invocation().console(outputOptions);
    List<String> services;
    try {
      QuietLogging.configure(
          outputOptions.logLevel(invocation().settings().environment()), console);
      outputOptions.check(invocation().redaction(), invocation().environment());
      services = invocation().isWorker() ? List.of() : services();
      fleetOptions.parallel();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec().commandLine(), String.valueOf(e.getMessage()));
    }
    if (invocation().isWorker()) {
      return new Worker(this, console).run();
    }
    List<ServiceResult> results;
    try {
      results =
          fleetOptions.all()
              ? new Fleet(this, fleetOptions.parallel(), console).run(services)
              : List.of(one(services.get(0), console));
    } catch (UsageException e) {
      throw new ParameterException(spec().commandLine(), String.valueOf(e.getMessage()), e);
    }
    return new ResultWriter(this, console).write(results, fleetOptions.all()).code();
  }

  private ServiceResult one(String name, Console console) {
    Report report = new Report(name);
    Attempt attempt = new Attempt(this);
    try {
      Target target = target(name, console, report);
      prepare(List.of(target));
      return attempt.on(target);
    } catch (UsageException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      return attempt.failed(e, report);
    }
  }

  /** The one, or all. */
  private List<String> services() {
    if (fleetOptions.all() == (service != null)) {
      throw new IllegalArgumentException(
          service == null
              ? "Missing required parameter: '<service>', or --all."
              : "Give a service or --all, not both.");
    }
    if (service != null) {
      return List.of(service);
    }
    List<String> found =
        fleetOptions
            .services()
            .orElseGet(
                () -> Changelog.services(changelogOptions.searchPath("", invocation().settings())));
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "No service found for --all: --services names none, and no folder in changelogs/ or"
              + " db/changelog/ on the search path has a changelog. One in db/changelog/ itself does"
              + " not tell whose it is: name the service instead of --all, or by --services.");
    }
    return found;
  }

  /**
   * Where the work on a service will be done.
   *
   * @throws UsageException if that is not said
   */
  final Target target(String name, Console console, Report report) {
    Settings settings = invocation().settings();
    try {
      changelogOptions.hideSecrets(name, settings, invocation().redaction());
      Changelog changelog = needsChangelog(name) ? changelogOptions.of(name, settings) : null;
      DatabaseAddress address = needsDatabase(name) ? address(name, settings) : null;
      RecordedRevisions recorded =
          changelogOptions.recorded(name, settings).map(RecordedRevisions::new).orElse(null);
      return new Target(name, changelog, recorded, address, settings, report, console);
    } catch (IllegalArgumentException e) {
      throw UsageException.of(e);
    }
  }

  private DatabaseAddress address(String name, Settings settings) {
    DatabaseAddress address =
        databaseOptions
            .find(name, settings, "plumbline " + name())
            .orElseThrow(() -> DatabaseOptions.nothingGiven(name, insteadOfDatabase()));
    invocation().redaction().hide(address, name);
    if (address.password() == null) {
      PasswordFile.of(invocation().environment())
          .passwords(address)
          .forEach(invocation().redaction()::hide);
    }
    return address;
  }

  /** The schemas that unqualified names of a service are to lead to, if that is said. */
  protected final Optional<String> schemas(String name) {
    return databaseOptions.schemas(name, invocation().settings());
  }

  protected final Invocation invocation() {
    return Objects.requireNonNull(invocation);
  }

  protected final CommandSpec spec() {
    return Objects.requireNonNull(spec);
  }

  protected final String name() {
    return spec().name();
  }

  public final OutputOptions output() {
    return outputOptions;
  }

  final PrintWriter err() {
    return spec().commandLine().getErr();
  }

  /** A password that was typed, for processes that cannot ask. */
  final Optional<String> typedPassword() {
    return databaseOptions.typedPassword();
  }

  public static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
