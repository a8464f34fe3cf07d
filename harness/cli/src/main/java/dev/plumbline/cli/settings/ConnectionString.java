package dev.plumbline.cli.settings;

import dev.plumbline.text.PercentEncoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads how people write where a database is: JDBC's URL, libpq's URI (SQLAlchemy's, too), libpq's
 * keywords and values. Whatever cannot be obeyed is refused: a parameter that is passed over leads
 * to another database than the one that is meant. No message repeats the text, which may contain a
 * password.
 */
final class ConnectionString {

  private static final Pattern SCHEME =
      Pattern.compile("(?i)(jdbc:)?postgres(?:ql)?(?:\\+\\w+)?:(?<rest>.*)", Pattern.DOTALL);

  private static final Pattern KEYWORD =
      Pattern.compile(
          "\\s*(?<name>\\w+)\\s*=\\s*(?:'(?<quoted>(?:[^'\\\\]|\\\\.)*)'|(?<bare>(?:[^\\s'\\\\]|\\\\.)*))"
              + "(?=\\s|$)",
          Pattern.DOTALL);

  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?<host>\\[[^\\]]*]|[^:\\[\\]]*)(?::(?<port>[^:]*))?");

  private static final Pattern HOST_NAME = Pattern.compile("[\\p{L}\\p{N}._\\-]+");
  private static final Pattern IP_6 = Pattern.compile("\\[?([0-9A-Fa-f:.]+(?:%[\\w.]+)?)]?");

  /** The driver's own names for what is not a parameter but a place. */
  private static final Map<String, String> PLACES =
      Map.of("PGHOST", "host", "PGPORT", "port", "PGDBNAME", "dbname", "databaseName", "dbname");

  private final List<String> hosts = new ArrayList<>();
  private final List<String> ports = new ArrayList<>();
  private final Map<String, String> given = new LinkedHashMap<>();

  private ConnectionString() {}

  /**
   * The address that a text means.
   *
   * @param defaults {@code host} and {@code port} where the text names none, unless it is JDBC's
   * @throws IllegalArgumentException if it means none, or cannot be obeyed; the message goes on
   *     after the name of what has the text for its value
   */
  static DatabaseAddress parse(String text, Map<String, String> defaults) {
    ConnectionString string = new ConnectionString();
    String stripped = text.strip();
    Matcher scheme = SCHEME.matcher(stripped);
    if (scheme.matches()) {
      string.uri(scheme.group("rest"));
    } else if (!stripped.contains("://") && stripped.matches("(?s)\\w+\\s*=.*")) {
      string.keywords(stripped);
    } else {
      throw notOne();
    }
    return string.address(scheme.matches() && scheme.group(1) != null ? Map.of() : defaults);
  }

  private static IllegalArgumentException notOne() {
    return new IllegalArgumentException(
        "is not a database URL. Write jdbc:postgresql://host:port/database or"
            + " postgresql://user@host:port/database, and what is special in user and password"
            + " percent-encoded: / as %2F, @ as %40, ? as %3F, # as %23, % as %25.");
  }

  private void uri(String rest) {
    String place = rest;
    int query = rest.indexOf('?');
    if (query >= 0) {
      place = rest.substring(0, query);
    }
    if (place.startsWith("//")) {
      int slash = place.indexOf('/', 2);
      authority(slash < 0 ? place.substring(2) : place.substring(2, slash));
      place = slash < 0 ? "" : place.substring(slash + 1);
    } else if (place.startsWith("/")) {
      place = place.substring(1);
    }
    if (place.contains("@") || place.contains("/") || place.contains("#")) {
      // a login with a slash in it would be taken apart into a host, a port and a database
      throw notOne();
    }
    if (!place.isEmpty()) {
      given.put("dbname", decoded(place));
    }
    if (query >= 0) {
      query(rest.substring(query + 1));
    }
  }

  private void authority(String authority) {
    int at = authority.lastIndexOf('@');
    if (at >= 0) {
      String login = authority.substring(0, at);
      int colon = login.indexOf(':');
      given.put("user", decoded(colon < 0 ? login : login.substring(0, colon)));
      if (colon >= 0) {
        given.put("password", decoded(login.substring(colon + 1)));
      }
    }
    for (String place : authority.substring(at + 1).split(",", -1)) {
      Matcher parts = HOST_AND_PORT.matcher(place);
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "has a host and port that cannot be read. Write host:port, several separated by"
                + " commas, an IPv6 address in brackets; and what is special in user and password"
                + " percent-encoded.");
      }
      hosts.add(decoded(parts.group("host")));
      ports.add(parts.group("port") == null ? "" : parts.group("port"));
    }
  }

  private void query(String query) {
    if (query.isEmpty()) {
      return;
    }
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "has a parameter without a name or a value. Write them as ?name=value&name=value, and"
                + " & in a value as %26.");
      }
      put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
    }
  }

  private void keywords(String text) {
    int end = 0;
    Matcher keyword = KEYWORD.matcher(text);
    while (end < text.length() && keyword.find() && keyword.start() == end) {
      String value = keyword.group("quoted");
      put(
          keyword.group("name"),
          (value == null ? keyword.group("bare") : value).replaceAll("(?s)\\\\(.)", "$1"));
      end = keyword.end();
    }
    if (!text.substring(end).isBlank()) {
      throw new IllegalArgumentException(
          "is not a list of keywords and values. Write host=… port=… dbname=… user=…, and a value"
              + " with spaces in single quotes.");
    }
  }

  private void put(String name, String value) {
    given.put(PLACES.getOrDefault(name, name), value);
  }

  private static String decoded(String text) {
    return PercentEncoding.decoded(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "has a % that is not followed by two hexadecimal digits. Write % itself as"
                        + " %25."));
  }

  private DatabaseAddress address(Map<String, String> defaults) {
    takeHosts();
    String user = given.remove("user");
    String password = given.remove("password");
    String database = given.remove("dbname");
    String places = places(defaults);
    Map<String, String> parameters = new LinkedHashMap<>();
    given.forEach((name, value) -> ConnectionParameters.put(parameters, name, value));
    if (database == null || database.isEmpty()) {
      throw new IllegalArgumentException(
          "names no database. Write postgresql://user@host:port/database.");
    }
    return new DatabaseAddress(places, database, parameters, emptyToNull(user), password);
  }

  private static @Nullable String emptyToNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  /** Parameters count more than what stands in front of them, as with libpq. */
  private void takeHosts() {
    String host = given.remove("host");
    String address = given.remove("hostaddr");
    String port = given.remove("port");
    if (address != null && host != null) {
      throw new IllegalArgumentException(
          "has both host and hostaddr, and the driver can take only one of them. Leave one out.");
    }
    String named = host == null ? address : host;
    if (named != null) {
      hosts.clear();
      hosts.addAll(Arrays.asList(named.split(",", -1)));
    }
    if (port != null || named != null) {
      if (port != null) {
        ports.clear();
        ports.addAll(Arrays.asList(port.split(",", -1)));
      } else if (ports.size() != hosts.size()) {
        ports.clear();
      }
    }
  }

  private String places(Map<String, String> defaults) {
    if (hosts.stream().allMatch(String::isEmpty)) {
      hosts.clear();
      hosts.addAll(Arrays.asList(defaults.getOrDefault("host", "localhost").split(",", -1)));
    }
    if (ports.stream().allMatch(String::isEmpty)) {
      ports.clear();
      ports.addAll(Arrays.asList(defaults.getOrDefault("port", "").split(",", -1)));
    }
    if (ports.size() != 1 && ports.size() != hosts.size()) {
      throw new IllegalArgumentException(
          "names " + hosts.size() + " hosts, but " + ports.size() + " ports. Name one for each.");
    }
    List<String> places = new ArrayList<>();
    for (int i = 0; i < hosts.size(); i++) {
      String port = ports.get(ports.size() == 1 ? 0 : i).strip();
      places.add(host(hosts.get(i).strip()) + (port.isEmpty() ? "" : ":" + number(port)));
    }
    return String.join(",", places);
  }

  private static String host(String host) {
    if (host.isEmpty()) {
      return "localhost";
    }
    if (host.startsWith("/") || host.startsWith("@")) {
      throw new IllegalArgumentException(
          "names the folder of a socket as its host, and the driver speaks TCP only. Name a host,"
              + " and the port on which the server listens.");
    }
    Matcher six = IP_6.matcher(host);
    if (host.contains(":") && six.matches()) {
      return "[" + six.group(1) + "]";
    }
    if (!HOST_NAME.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "has a host's name in it that cannot be one. What is special in user and password has to"
              + " be percent-encoded: / as %2F, @ as %40, ? as %3F, # as %23, : as %3A.");
    }
    return host;
  }

  /** The text is not repeated: where a password was not encoded, it is part of one. */
  private static int number(String port) {
    if (port.matches("[0-9]{1,5}")) {
      int number = Integer.parseInt(port);
      if (number >= 1 && number <= 65535) {
        return number;
      }
    }
    throw new IllegalArgumentException(
        "has a port that is not a number from 1 to 65535. If it is part of the password, what is"
            + " special there has to be percent-encoded: / as %2F, @ as %40, ? as %3F, # as %23.");
  }
}
