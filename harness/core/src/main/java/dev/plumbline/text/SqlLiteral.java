package dev.plumbline.text;

/** Text as a literal of SQL. */
public final class SqlLiteral {

  private SqlLiteral() {}

  /** One that means the same whatever {@code standard_conforming_strings} is, for the server. */
  public static String of(String value) {
    return "E'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /** For statements that people read: without escapes if it can do without, and on one line. */
  public static String readable(String value) {
    String plain = standard(value);
    String escaped = plain.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    return escaped.equals(plain) ? plain : "E" + escaped;
  }

  /** As PostgreSQL prints it, where {@code standard_conforming_strings} is on. */
  public static String standard(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
