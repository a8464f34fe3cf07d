package dev.plumbline.verification;

/** A database is not what this build of a service needs. */
public final class VerificationFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialised; exceptions just have to say they could be
  private final Verification verification;

  VerificationFailedException(Verification verification) {
    super(verification.toText() + "\n" + verification.findings().toText());
    this.verification = verification;
  }

  /** The whole result. */
  public Verification verification() {
    return verification;
  }
}
