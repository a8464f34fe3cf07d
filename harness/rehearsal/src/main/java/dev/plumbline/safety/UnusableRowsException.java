package dev.plumbline.safety;

import java.sql.SQLException;

/** The server has refused rows of the team's own. Nothing has been rehearsed on them. */
public final class UnusableRowsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableRowsException(SQLException refusal) {
    super(String.valueOf(refusal.getMessage()).strip(), refusal);
  }
}
