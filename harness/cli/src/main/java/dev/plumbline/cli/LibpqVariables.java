package dev.plumbline.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The variables that {@code psql} and everything else built on libpq go by. They fill in what is
 * said nowhere else. {@code PGPASSFILE} is read by the driver itself.
 *
 * @param environment all variables
 */
record LibpqVariables(Environment environment) {

  /** The driver's parameter for each. */
  private static final Map<String, String> PARAMETERS =
      Map.ofEntries(
          Map.entry("PGAPPNAME", "application_name"),
          Map.entry("PGCHANNELBINDING", "channelBinding"),
          Map.entry("PGCONNECT_TIMEOUT", "connect_timeout"),
          Map.entry("PGGSSENCMODE", "gssEncMode"),
          Map.entry("PGOPTIONS", "options"),
          Map.entry("PGSSLCERT", "sslcert"),
          Map.entry("PGSSLKEY", "sslkey"),
          Map.entry("PGSSLMODE", "sslmode"),
          Map.entry("PGSSLROOTCERT", "sslrootcert"),
          Map.entry("PGTARGETSESSIONATTRS", "target_session_attrs"));

  /** Where {@code PGHOST}, {@code PGPORT} and {@code PGDATABASE} lead; the last is needed. */
  Optional<DatabaseAddress> address() {
    return environment
        .get("PGDATABASE")
        .map(
            database -> {
              String host = environment.get("PGHOST").orElse("localhost");
              if (host.startsWith("/")) {
                throw new IllegalArgumentException(
                    "The value of $PGHOST is a socket's folder, and the driver speaks TCP only."
                        + " Name a host.");
              }
              String port = environment.get("PGPORT").map(number -> ":" + number).orElse("");
              return new DatabaseAddress(host + port, database, Map.of(), null, null);
            });
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
                .ifPresent(value -> DatabaseAddress.put(parameters, parameter, value)));
    return parameters;
  }
}
