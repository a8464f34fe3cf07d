package dev.plumbline.text;

/** Text as a literal of SQL. */
public final class SqlLiteral {

  private SqlLiteral() {}

  /** One that means the same whatever {@code standard_conforming_strings} is. */
  public static String of(String value) {
    return "E'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
