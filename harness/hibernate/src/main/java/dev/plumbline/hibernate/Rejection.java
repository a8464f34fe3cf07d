package dev.plumbline.hibernate;

import dev.plumbline.schema.QualifiedName;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Something in Hibernate's DDL that the server rejects.
 *
 * @param table that it is about, or null if it is about none
 * @param column that it declares, or null if it is not one column's
 * @param definition as Hibernate has written it
 * @param state the server's SQLSTATE
 * @param reason in the server's words
 */
record Rejection(
    @Nullable QualifiedName table,
    @Nullable String column,
    String definition,
    String state,
    String reason) {

  static Rejection of(
      @Nullable QualifiedName table, @Nullable String column, String definition, SQLException e) {
    return new Rejection(
        table,
        column,
        definition.strip(),
        e.getSQLState() == null ? "" : e.getSQLState(),
        words(e));
  }

  /** The message without its severity, its place in the statement and other fields. */
  private static String words(SQLException e) {
    String message = String.valueOf(e.getMessage()).replaceFirst("^ERROR: ", "");
    return message.lines().findFirst().orElse(message);
  }
}
