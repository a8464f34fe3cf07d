package dev.plumbline.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** Statements that create every kind of object, from the files beside this class. */
public final class Everything {

  /** The major versions of PostgreSQL that Plumbline knows. */
  public static final List<String> VERSIONS = List.of("14", "15", "16", "17", "18");

  private Everything() {}

  /** What a server of that major version can have. */
  public static String since(int version) throws IOException {
    StringBuilder sql = new StringBuilder(file("everything.sql"));
    if (version >= 15) {
      sql.append(file("since-15.sql"));
    }
    if (version >= 18) {
      sql.append(file("since-18.sql"));
    }
    return sql.toString();
  }

  /** Views in all shapes, which any version can have. */
  public static String views() throws IOException {
    return file("views.sql");
  }

  /** Statements that each change something in all of that; what a comment says of them holds. */
  public static List<String> changes(String file) throws IOException {
    return file(file + ".sql").lines().filter(line -> !line.startsWith("--")).toList();
  }

  private static String file(String name) throws IOException {
    try (InputStream file = Everything.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
    }
  }
}
