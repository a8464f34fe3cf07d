package dev.plumbline.cli.settings;

import dev.plumbline.cli.settings.Setting.Rank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database, and as whom. Each may differ from service to service. */
public final class DatabaseOptions {

  @Option(
      names = "--url",
      paramLabel = "<url>",
      description =
          "The database, as jdbc:postgresql://host:port/db or postgresql://user@host:port/db, with"
              + " any driver parameters; {service} stands for the service's name. Default:"
              + " $$<SERVICE>_DATABASE_URL (for alert-processor:"
              + " $$ALERT_PROCESSOR_DATABASE_URL), then $$DATABASE_URL, then $$PGHOST, $$PGPORT"
              + " and $$PGDATABASE.")
  private @Nullable String url;

  @Option(
      names = "--username",
      paramLabel = "<name>",
      description = "Database user (default: the one in the URL, then $$PGUSER).")
  private @Nullable String username;

  @Option(
      names = "--password",
      paramLabel = "<password>",
      arity = "0..1",
      interactive = true,
      prompt = "Password: ",
      description =
          "Prompts if no value is given. A value can be read by everybody on the machine: prefer"
              + " --password-file or the environment. Default: the one in the URL, then"
              + " $$PGPASSWORD, then $$PGPASSFILE or ~/.pgpass.")
  private char @Nullable [] password;

  @Option(
      names = "--password-file",
      paramLabel = "<file>",
      description = "File that contains only the password, such as a mounted secret.")
  private @Nullable String passwordFile;

  @Option(
      names = "--default-schema",
      paramLabel = "<schemas>",
      description =
          "Schema of Liquibase's tables and of names that the changelog leaves unqualified; further"
              + " schemas to search may follow, separated by commas (default: the first in the"
              + " role's search path).")
  private @Nullable String defaultSchema;

  /**
   * The database of a service: the one given, else the URL of the environment, of the configuration
   * file, or libpq's variables.
   *
   * @param applicationName how the server shall list the connection, if nothing else names it
   * @return empty if there is nothing to go by
   * @throws IllegalArgumentException if what is given cannot be obeyed
   */
  public Optional<DatabaseAddress> find(String service, Settings settings, String applicationName) {
    LibpqVariables libpq = new LibpqVariables(settings.environment());
    return url(service, settings)
        .map(setting -> parsed(setting, libpq))
        .or(libpq::address)
        .map(located -> completed(located, service, settings, libpq))
        .map(address -> address.elseWith("ApplicationName", applicationName));
  }

  private DatabaseAddress completed(
      DatabaseAddress located, String service, Settings settings, LibpqVariables libpq) {
    String user = settings.find("--username", username, service).map(Setting::value).orElse(null);
    return schemas(service, settings)
        .map(located::in)
        .orElse(located)
        .as(user, password(service, settings).orElse(null))
        .elseAs(libpq.user(), libpq.password())
        .elseWith(libpq.parameters());
  }

  /** The schemas that unqualified names are to lead to, if that is said. */
  public Optional<String> schemas(String service, Settings settings) {
    return settings.find("--default-schema", defaultSchema, service).map(Setting::value);
  }

  /** A password that was typed, for a process that cannot ask. */
  public Optional<String> typedPassword() {
    return Optional.ofNullable(password).map(String::new);
  }

  /**
   * What to say if nothing was found.
   *
   * @param instead what else could be given, or nothing
   */
  public static IllegalArgumentException nothingGiven(String service, String instead) {
    return new IllegalArgumentException(
        "No database given: set --url, "
            + Environment.urlVariable(service)
            + " or DATABASE_URL, for example to postgresql://user@host:5432/"
            + service
            + "."
            + (instead.isEmpty() ? "" : " " + instead));
  }

  private Optional<Setting> url(String service, Settings settings) {
    return Optional.ofNullable(url)
        .map(value -> new Setting(value, "--url", Rank.OPTION))
        .or(() -> settings.inEnvironment(Environment.urlVariable(service)))
        .or(() -> settings.inEnvironment(Settings.variable("--url")))
        .or(() -> settings.inEnvironment("DATABASE_URL"))
        .or(() -> settings.inFile("--url", service))
        .map(setting -> Settings.forService(setting, service));
  }

  private static DatabaseAddress parsed(Setting url, LibpqVariables libpq) {
    try {
      return ConnectionString.parse(url.value(), libpq.place());
    } catch (IllegalArgumentException e) {
      // the cause is left out: a message about a malformed URL might repeat it
      throw new IllegalArgumentException("The value of " + url.source() + " " + e.getMessage());
    }
  }

  /** The password itself or the file with it, whichever was said in the stronger place. */
  private Optional<String> password(String service, Settings settings) {
    Optional<Setting> itself =
        settings.verbatim("--password", typedPassword().orElse(null), service);
    Optional<Setting> inFile = settings.find("--password-file", passwordFile, service);
    if (itself.isPresent()
        && (inFile.isEmpty() || itself.get().rank().compareTo(inFile.get().rank()) <= 0)) {
      return itself.map(Setting::value);
    }
    return inFile.map(file -> content(file, settings.environment()));
  }

  private static String content(Setting setting, Environment environment) {
    Path file = environment.file(setting.value());
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Cannot read the password file "
              + file.toAbsolutePath()
              + " (from "
              + setting.source()
              + "): "
              + e,
          e);
    }
  }
}
