package dev.plumbline.hibernate;

import java.sql.SQLException;

/** The server rejects a statement that Hibernate has written. */
final class RejectedStatementException extends Exception {

  private static final long serialVersionUID = 1L;

  RejectedStatementException(String statement, SQLException cause) {
    super("The statement is: " + statement.strip(), cause);
  }
}
