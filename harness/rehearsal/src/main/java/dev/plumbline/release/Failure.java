package dev.plumbline.release;

import java.util.Objects;

/**
 * A statement that ran on the schema of the previous release and fails on that of this one.
 *
 * @param statement for people, without values
 * @param sqlState PostgreSQL's code
 * @param message PostgreSQL's, in one line, without the row that it may name
 * @param subject what it uses: {@code table}, {@code table.column}, {@code table.key}, or a type,
 *     sequence or function
 */
public record Failure(String statement, String sqlState, String message, String subject) {

  public Failure {
    Objects.requireNonNull(statement, "statement");
    Objects.requireNonNull(sqlState, "sqlState");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(subject, "subject");
  }

  /** In one sentence, for people. */
  @Override
  public String toString() {
    return statement + " fails: " + message + " (" + sqlState + ")";
  }
}
