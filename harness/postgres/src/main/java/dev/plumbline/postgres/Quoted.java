package dev.plumbline.postgres;

/** Text quoted for SQL, where a statement takes no parameters. */
final class Quoted {

  private Quoted() {}

  static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Means the same whatever {@code standard_conforming_strings} is. */
  static String literal(String text) {
    return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
