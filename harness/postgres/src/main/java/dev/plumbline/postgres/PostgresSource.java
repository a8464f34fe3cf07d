package dev.plumbline.postgres;

import java.util.Map;
import java.util.TreeMap;

/** Where the server comes from: the ladder. Immutable. */
public sealed interface PostgresSource {

  /**
   * Reads the setting that users give in an annotation, a system property or elsewhere.
   *
   * <p>Credentials that a JDBC URL does not hold come from the system properties {@code
   * plumbline.postgres.username} and {@code plumbline.postgres.password}, then from the environment
   * variables {@code PLUMBLINE_POSTGRES_USERNAME} and {@code PLUMBLINE_POSTGRES_PASSWORD}; without
   * those, it is the operating system's user without a password.
   *
   * @param setting {@code embedded}; {@code installed}; {@code installed:FOLDER}; {@code
   *     testcontainers}; {@code testcontainers:IMAGE}; or {@code
   *     jdbc:postgresql://HOST[:PORT][/DATABASE][?user=…&password=…&…]}, whose other parameters are
   *     the driver's and apply to every connection
   * @throws IllegalArgumentException if it is none of these; names everything that is wrong, never
   *     a password
   */
  static PostgresSource parse(String setting) {
    return new SourceSetting(setting.strip()).source(UserSettings.ofThisJvm());
  }

  /** A server that Plumbline starts from binaries on the class path. */
  record Embedded() implements PostgresSource {}

  /**
   * A server that Plumbline starts from the programs of this machine, whose extensions it then has.
   *
   * @param folder what they are in, or what has them in {@code bin}; {@code ""} to look for them
   */
  record Installed(String folder) implements PostgresSource {}

  /**
   * A container that Testcontainers starts.
   *
   * @param image its image, or {@code ""} for the one that {@code plumbline.testcontainers.image}
   *     names, or else {@code postgres:} and the version
   */
  record Container(String image) implements PostgresSource {}

  /**
   * A server that exists already, such as one that CI provides. Plumbline creates and drops
   * databases there whose names begin with {@code plumbline_}, and touches no others.
   *
   * @param host its name or address; IPv6 in brackets
   * @param port its TCP port
   * @param database a database to connect to for creating and dropping others
   * @param username a user who may create databases
   * @param password that user's password, or {@code ""}; never shown
   * @param parameters the driver's parameters for every connection, by name
   */
  record Existing(
      String host,
      int port,
      String database,
      String username,
      String password,
      Map<String, String> parameters)
      implements PostgresSource {

    /** Copies. */
    public Existing {
      parameters = Map.copyOf(parameters);
    }

    Database.Endpoint endpoint() {
      return new Database.Endpoint(
          host, port, username, password, database, new TreeMap<>(parameters));
    }

    /** Without the password. */
    @Override
    public String toString() {
      return username + " at " + endpoint().jdbcUrl(database);
    }
  }
}
