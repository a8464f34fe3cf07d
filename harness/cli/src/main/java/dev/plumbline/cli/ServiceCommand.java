package dev.plumbline.cli;

import dev.plumbline.migrator.Changelog;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.verification.Revision;
import dev.plumbline.verification.Verification;
import dev.plumbline.verification.Verifier;
import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What the commands have in common: a service, its changelog and its database. */
abstract class ServiceCommand implements Callable<Integer> {

  @Parameters(paramLabel = "<service>", description = "The service, such as auth.")
  private String service = "";

  @Mixin private final ChangelogOptions changelogOptions = new ChangelogOptions();

  @Mixin private final DatabaseOptions databaseOptions = new DatabaseOptions();

  @Option(names = "--stacktrace", description = "Show where in the code an error came from.")
  private boolean stacktrace;

  @Option(names = "--debug", description = "Log everything, Liquibase's log included.")
  private boolean debug;

  @Spec private @Nullable CommandSpec spec;

  @ParentCommand private @Nullable Plumbline plumbline;

  /** Does the work of the command on an open connection. */
  abstract ExitCode run(Migrator migrator, DatabaseAddress address, Connection connection)
      throws SQLException;

  @Override
  public final Integer call() throws SQLException {
    Plumbline root = Objects.requireNonNull(plumbline);
    QuietLogging.configure(debug);
    changelogOptions.hideSecrets(root.redaction());
    Changelog changelog;
    DatabaseAddress address;
    try {
      changelog = changelogOptions.of(service);
      address = databaseOptions.address(service, root.environment());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec().commandLine(), e.getMessage(), e);
    }
    root.redaction().hide(address, service);
    try (Connection connection = connect(address)) {
      return run(new Migrator(changelog), address, connection).code();
    } finally {
      out().flush();
    }
  }

  /** Opens a connection; if that fails, the verifier's words say why. */
  final Connection connect(DatabaseAddress address) {
    try {
      return address.connect();
    } catch (SQLException e) {
      throw new NoConnectionException(inTheVerifiersWords(e), address, e);
    }
  }

  /** The verifier explains every kind of refusal, but asks for its connections itself. */
  private Verification inTheVerifiersWords(SQLException refusal) {
    DataSource refusing =
        (DataSource)
            Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                  throw refusal;
                });
    return new Verifier(new Revision(service, List.of())).verify(refusing);
  }

  final String service() {
    return service;
  }

  final boolean wantsStackTrace() {
    return stacktrace || debug;
  }

  final CommandLine commandLine() {
    return spec().commandLine();
  }

  final Redaction redaction() {
    return Objects.requireNonNull(plumbline).redaction();
  }

  final PrintWriter out() {
    return spec().commandLine().getOut();
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec);
  }

  static String printed(Duration elapsed) {
    return elapsed.toMillis() < 1000
        ? elapsed.toMillis() + " ms"
        : String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1000.0);
  }

  static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
