package dev.plumbline.cli.settings;

import dev.plumbline.changelog.Spelling;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.PGProperty;

/**
 * The parameters of a connection, as the driver takes them. What libpq calls otherwise is
 * translated; what neither knows, or what has an impossible value, is refused, since the driver
 * itself silently ignores much of it.
 */
final class ConnectionParameters {

  /** Names of libpq's that the JDBC driver spells otherwise. */
  private static final Map<String, String> RENAMED =
      Map.ofEntries(
          Map.entry("connect_timeout", "loginTimeout"),
          Map.entry("application_name", "ApplicationName"),
          Map.entry("fallback_application_name", "ApplicationName"),
          Map.entry("target_session_attrs", "targetServerType"),
          Map.entry("channel_binding", "channelBinding"),
          Map.entry("gssencmode", "gssEncMode"),
          Map.entry("krbsrvname", "kerberosServerName"),
          Map.entry("keepalives", "tcpKeepAlive"),
          Map.entry("load_balance_hosts", "loadBalanceHosts"),
          Map.entry("require_auth", "requireAuth"),
          Map.entry("sslnegotiation", "sslNegotiation"));

  /** What libpq calls the kinds of server, and other values, in the driver's words. */
  private static final Map<String, Map<String, String>> VALUES =
      Map.of(
          "targetServerType",
          Map.of(
              "read-write", "primary",
              "read-only", "secondary",
              "standby", "secondary",
              "prefer-standby", "preferSecondary"),
          "tcpKeepAlive",
          Map.of("1", "true", "0", "false"),
          "loadBalanceHosts",
          Map.of("random", "true", "disable", "false"));

  private static final Map<String, List<String>> CHOICES =
      Map.of(
          "tcpKeepAlive", List.of("true", "false"),
          "loadBalanceHosts", List.of("true", "false"),
          "ssl", List.of("true", "false", ""),
          "readOnly", List.of("true", "false"));

  private static final List<String> NUMBERS =
      List.of("connectTimeout", "loginTimeout", "socketTimeout", "cancelSignalTimeout");

  /** Files that have to be there, since the driver's own message names no reason. */
  private static final List<String> FILES = List.of("sslrootcert", "sslcert", "sslkey");

  /** What is obeyed without being passed on. */
  private static final Map<String, Pattern> ALWAYS_SO =
      Map.of(
          "client_encoding", Pattern.compile("(?i)utf-?8|unicode|auto"),
          "sslcompression", Pattern.compile("0"));

  private static final Map<String, String> INSTEAD =
      Map.of(
          "schema", "currentSchema",
          "search_path", "currentSchema",
          "sslMode", "sslmode",
          "passfile", "the variable PGPASSFILE",
          "service", "what the service file says, in the URL itself");

  private ConnectionParameters() {}

  /**
   * Adds a parameter that may be spelt as libpq spells it.
   *
   * @throws IllegalArgumentException if it cannot be obeyed; the message goes on after the name of
   *     what contains it
   */
  static void put(Map<String, String> parameters, String name, String value) {
    if (ALWAYS_SO.containsKey(name)) {
      if (!ALWAYS_SO.get(name).matcher(value).matches()) {
        throw new IllegalArgumentException(
            "has the parameter " + name + ", which the driver cannot obey. Leave it out.");
      }
      return;
    }
    String ours = RENAMED.getOrDefault(name, name);
    PGProperty property = PGProperty.forName(ours);
    if (property == null || INSTEAD.containsKey(name)) {
      throw new IllegalArgumentException(
          "has the parameter "
              + name
              + ", which means nothing to PostgreSQL's JDBC driver. "
              + suggestion(name));
    }
    if (name.equals("fallback_application_name") && parameters.containsKey(ours)) {
      return;
    }
    String translated = VALUES.getOrDefault(ours, Map.of()).getOrDefault(value, value);
    check(property, name, translated);
    parameters.put(ours, translated);
  }

  private static String suggestion(String name) {
    return Optional.ofNullable(INSTEAD.get(name))
        .or(
            () ->
                Spelling.closest(
                    name, Arrays.stream(PGProperty.values()).map(PGProperty::getName).toList()))
        .map(instead -> "Leave it out, or use " + instead + ".")
        .orElse("Leave it out.");
  }

  private static void check(PGProperty property, String name, String value) {
    List<String> choices =
        Optional.ofNullable(CHOICES.get(property.getName())).orElseGet(() -> choices(property));
    if (!choices.isEmpty()
        && choices.stream().noneMatch(choice -> choice.equalsIgnoreCase(value))) {
      throw new IllegalArgumentException(
          "has "
              + name
              + "="
              + value
              + ", which is none of "
              + choices.stream()
                  .filter(choice -> !choice.isEmpty())
                  .collect(Collectors.joining(", "))
              + ".");
    }
    if (NUMBERS.contains(property.getName()) && !value.matches("[0-9]{1,6}")) {
      throw new IllegalArgumentException(
          "has " + name + "=" + value + ", which is not a number of seconds.");
    }
    if (FILES.contains(property.getName()) && !value.isEmpty() && !isReadable(value)) {
      throw new IllegalArgumentException(
          "has " + name + "=" + value + ", and there is no such file that can be read.");
    }
  }

  private static List<String> choices(PGProperty property) {
    // several may be combined
    String[] choices = property == PGProperty.REQUIRE_AUTH ? null : property.getChoices();
    return choices == null ? List.of() : List.of(choices);
  }

  private static boolean isReadable(String file) {
    // libpq's word for the system's certificates is refused by the driver itself
    return file.toLowerCase(Locale.ROOT).startsWith("pkcs-11:") || new File(file).canRead();
  }
}
