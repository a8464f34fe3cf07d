package dev.plumbline.cli.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * libpq's file of passwords. The driver reads it by itself; here it is asked only which secrets it
 * holds for a database, so that none of them is printed.
 *
 * @param path where
 */
public record PasswordFile(Path path) {

  private static final int FIELDS = 5;

  /** {@code $PGPASSFILE}, else {@code ~/.pgpass}. */
  public static PasswordFile of(Environment environment) {
    return new PasswordFile(
        environment
            .get("PGPASSFILE")
            .map(environment::file)
            .orElse(Path.of(System.getProperty("user.home", ""), ".pgpass")));
  }

  /** The passwords that the driver may take for that address; none if there is no such file. */
  public List<String> passwords(DatabaseAddress address) {
    if (!Files.isRegularFile(path)) {
      return List.of();
    }
    List<String> passwords = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
        List<String> fields = line.startsWith("#") ? List.of() : fields(line);
        if (fields.size() == FIELDS && concerns(fields, address)) {
          passwords.add(fields.get(FIELDS - 1));
        }
      }
    } catch (IOException e) {
      // nor can the driver read it then, so that no secret comes from there
      return List.of();
    }
    return passwords;
  }

  private static boolean concerns(List<String> fields, DatabaseAddress address) {
    String user = address.username() == null ? System.getProperty("user.name") : address.username();
    return (fields.get(0).equals("*")
            || Arrays.stream(address.hosts().split(",", -1))
                .anyMatch(host -> host.startsWith(fields.get(0))))
        && matches(fields.get(2), address.database())
        && matches(fields.get(3), String.valueOf(user));
  }

  private static boolean matches(String field, String value) {
    return field.equals("*") || field.equals(value);
  }

  /** A colon in a field, and a backslash, follow a backslash. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        field.append(line.charAt(++i));
      } else if (c == ':' && fields.size() < FIELDS - 1) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
