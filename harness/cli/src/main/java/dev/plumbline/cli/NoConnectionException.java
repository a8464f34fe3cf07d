package dev.plumbline.cli;

import dev.plumbline.verification.Verification;
import java.sql.SQLException;
import java.util.Optional;

/** There is no connection to be had. */
final class NoConnectionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final SQLException refused;

  /** In the verifier's words for that. */
  NoConnectionException(Verification verification, DatabaseAddress address, SQLException refused) {
    super(verification.toText() + " Tried " + address + ".", refused);
    this.refused = refused;
  }

  Optional<String> sqlState() {
    return Optional.ofNullable(refused.getSQLState());
  }
}
