package dev.plumbline.cli.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The variables that {@code psql} and everything else built on libpq go by. They fill in what is
 * said nowhere else. {@code PGPASSFILE} is read by the driver itself.
 */
final class LibpqVariables {

  /** The driver's parameter for each. */
  private static final Map<String, String> PARAMETERS =
      Map.ofEntries(
          Map.entry("PGAPPNAME", "application_name"),
          Map.entry("PGCHANNELBINDING", "channel_binding"),
          Map.entry("PGCONNECT_TIMEOUT", "connect_timeout"),
          Map.entry("PGGSSENCMODE", "gssencmode"),
          Map.entry("PGOPTIONS", "options"),
          Map.entry("PGSSLCERT", "sslcert"),
          Map.entry("PGSSLKEY", "sslkey"),
          Map.entry("PGSSLMODE", "sslmode"),
          Map.entry("PGSSLROOTCERT", "sslrootcert"),
          Map.entry("PGTARGETSESSIONATTRS", "target_session_attrs"));

  private final Environment environment;

  LibpqVariables(Environment environment) {
    this.environment = environment;
  }

  /** Where {@code PGHOST}, {@code PGPORT} and {@code PGDATABASE} lead; the last is needed. */
  Optional<DatabaseAddress> address() {
    return environment
        .get("PGDATABASE")
        .map(
            database -> {
              try {
                return ConnectionString.parse(
                    "dbname='" + database.replaceAll("(['\\\\])", "\\\\$1") + "'", place());
              } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                    "The value of $PGHOST or $PGPORT " + e.getMessage());
              }
            });
  }

  /** Host and port, for whatever names none. */
  Map<String, String> place() {
    Map<String, String> place = new LinkedHashMap<>();
    environment.get("PGHOST").ifPresent(host -> place.put("host", host));
    environment.get("PGPORT").ifPresent(port -> place.put("port", port));
    return place;
  }

  @Nullable String user() {
    return environment.get("PGUSER").orElse(null);
  }

  @Nullable String password() {
    return environment.get("PGPASSWORD").orElse(null);
  }

  /** TLS and the like, as the driver spells it. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    PARAMETERS.forEach(
        (variable, parameter) ->
            environment
                .get(variable)
                .ifPresent(value -> put(parameters, variable, parameter, value)));
    return parameters;
  }

  private static void put(
      Map<String, String> parameters, String variable, String parameter, String value) {
    try {
      ConnectionParameters.put(parameters, parameter, value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("The variable " + variable + " " + e.getMessage());
    }
  }
}
