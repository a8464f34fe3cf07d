package dev.plumbline.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.postgres.Database;
import dev.plumbline.text.SqlIdentifier;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * Roles that a service's changelog expects to be there, because in production something else
 * creates them: the lines of {@code plumbline/<service>.roles} on the class path.
 *
 * @param names as PostgreSQL stores them, sorted
 */
record DeclaredRoles(List<String> names) {

  private static final int LONGEST_NAME = 63;

  /** Another session creates the same role at the same moment. */
  private static final List<String> THERE_ALREADY = List.of("42710", "23505");

  DeclaredRoles {
    names = names.stream().sorted().distinct().toList();
  }

  static String resource(String service) {
    return "plumbline/" + service + ".roles";
  }

  /**
   * @throws ExtensionConfigurationException if the file cannot be read, or says what cannot be
   */
  static DeclaredRoles of(String service) {
    String resource = resource(service);
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (@Nullable InputStream content = loader.getResourceAsStream(resource)) {
      return content == null
          ? new DeclaredRoles(List.of())
          : parse(new String(content.readAllBytes(), UTF_8), resource);
    } catch (IOException e) {
      throw new ExtensionConfigurationException(resource + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static DeclaredRoles parse(String text, String resource) {
    List<String> names =
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    for (String name : names) {
      if (name.startsWith("pg_") || name.getBytes(UTF_8).length > LONGEST_NAME) {
        throw new ExtensionConfigurationException(
            resource
                + ": \""
                + name
                + "\" cannot be the name of a role: PostgreSQL reserves those that begin with"
                + " pg_, and has room for 63 bytes. Write one name a line, as the server stores"
                + " it, without quotes.");
      }
    }
    return new DeclaredRoles(names);
  }

  /** Creates those that the cluster lacks. */
  void createIn(Database database) throws SQLException {
    if (names.isEmpty()) {
      return;
    }
    try (Connection connection = database.connect()) {
      for (String name : names) {
        if (!exists(connection, name)) {
          create(connection, name);
        }
      }
    }
  }

  private static boolean exists(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select exists (select from pg_catalog.pg_roles as r where r.rolname"
                + " operator(pg_catalog.=) ?::pg_catalog.name)")) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static void create(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create role " + SqlIdentifier.of(name));
    } catch (SQLException e) {
      if (!THERE_ALREADY.contains(e.getSQLState())) {
        throw e;
      }
    }
  }

  /** For the notes of a template. */
  String toText() {
    return String.join("\n", names);
  }
}
