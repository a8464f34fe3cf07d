package dev.plumbline.junit;

import dev.plumbline.finding.Findings;
import dev.plumbline.verification.Verification;

/** Entry point to Plumbline's assertions, to be imported statically. */
public final class PlumblineAssertions {

  private PlumblineAssertions() {}

  /** Judges a service's changelog, entities and database. */
  public static ServiceDatabaseAssert assertThat(ServiceDatabase actual) {
    return new ServiceDatabaseAssert(actual);
  }

  /** Judges findings, wherever they come from. */
  public static FindingsAssert assertThat(Findings actual) {
    return new FindingsAssert(actual);
  }

  /** Judges what a verifier said. */
  public static VerificationAssert assertThat(Verification actual) {
    return new VerificationAssert(actual);
  }
}
