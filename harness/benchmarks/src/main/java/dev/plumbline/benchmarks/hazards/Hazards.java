package dev.plumbline.benchmarks.hazards;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Every hazard there is, and the schema that all of them are about. */
final class Hazards {

  private Hazards() {}

  static List<Hazard> all() throws IOException {
    return HazardText.read(resource("hazards.txt"));
  }

  /** The statements of the release before. */
  static String released() throws IOException {
    return resource("released.sql");
  }

  /** Rows of that schema, on which each hazard shows. */
  static String rows() throws IOException {
    return resource("rows.sql");
  }

  private static String resource(String name) throws IOException {
    try (InputStream file = Hazards.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IOException(name + " is missing");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
