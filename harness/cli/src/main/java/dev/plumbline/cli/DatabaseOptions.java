package dev.plumbline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database, and as whom. */
final class DatabaseOptions {

  @Option(
      names = "--url",
      paramLabel = "<url>",
      description =
          "The database, as jdbc:postgresql://host:port/db or postgresql://user@host:port/db, with"
              + " the driver's parameters. Else $$<SERVICE>_DATABASE_URL (of alert-processor:"
              + " $$ALERT_PROCESSOR_DATABASE_URL), else $$DATABASE_URL.")
  private @Nullable String url;

  @Option(
      names = "--username",
      paramLabel = "<name>",
      description = "Else the one in the URL, else $$PGUSER.")
  private @Nullable String username;

  @Option(
      names = "--password",
      paramLabel = "<password>",
      arity = "0..1",
      interactive = true,
      prompt = "Password: ",
      description =
          "Without a value, asks for it. With one, everybody on the machine can read it: prefer"
              + " --password-file or the environment. Else the one in the URL, else $$PGPASSWORD,"
              + " else ~/.pgpass.")
  private char @Nullable [] password;

  @Option(
      names = "--password-file",
      paramLabel = "<file>",
      description = "A file with nothing but the password, such as a mounted secret.")
  private @Nullable Path passwordFile;

  /**
   * The database of a service, from the options, then the URL, then the environment.
   *
   * @throws IllegalArgumentException if there is nothing to go by
   */
  DatabaseAddress address(String service, Environment environment) {
    DatabaseAddress address = located(service, environment);
    DatabaseAddress withLogin = address.as(username, givenPassword());
    return withLogin.as(
        withLogin.username() == null ? environment.get("PGUSER").orElse(null) : null,
        withLogin.password() == null ? environment.get("PGPASSWORD").orElse(null) : null);
  }

  private DatabaseAddress located(String service, Environment environment) {
    String given = url;
    String source = "--url";
    if (given == null) {
      source =
          environment
              .urlVariableOf(service)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "No database given: set --url, "
                              + Environment.urlVariable(service)
                              + " or DATABASE_URL, for example to"
                              + " postgresql://user@host:5432/"
                              + service
                              + "."));
      given = environment.get(source).orElseThrow();
      source = "$" + source;
    }
    try {
      return DatabaseAddress.parse(given);
    } catch (IllegalArgumentException e) {
      // the cause is left out: a message about a malformed URL might repeat it
      throw new IllegalArgumentException("The value of " + source + " " + e.getMessage());
    }
  }

  private @Nullable String givenPassword() {
    if (password != null) {
      return new String(password);
    }
    if (passwordFile == null) {
      return null;
    }
    try {
      return Files.readString(passwordFile).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Cannot read the password file " + passwordFile.toAbsolutePath() + ": " + e, e);
    }
  }
}
