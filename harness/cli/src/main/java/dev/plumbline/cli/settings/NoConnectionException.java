package dev.plumbline.cli.settings;

import dev.plumbline.verification.Verification;
import java.sql.SQLException;

/** There is no connection to be had. */
public final class NoConnectionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialised; exceptions just have to say they could be
  private final Verification verification;

  /** In the verifier's words for that. */
  public NoConnectionException(
      Verification verification, DatabaseAddress address, SQLException refused) {
    super(verification.toText() + " Tried " + address + ".", refused);
    this.verification = verification;
  }

  /** What the verifier says of it. */
  public Verification verification() {
    return verification;
  }
}
