package dev.plumbline.benchmarks.verify;

import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verification;
import dev.plumbline.verification.Verifier;
import javax.sql.DataSource;

/**
 * What services do when they start.
 *
 * @param words how reports call it
 * @param verifier with a snapshot, or for the revision only
 * @param database where
 */
record PlumblineLook(String words, Verifier verifier, DataSource database) implements Look {

  @Override
  public void look() {
    Verification verification = verifier.verify(database);
    if (verification.verdict() != Verdict.READY || !verification.findings().isEmpty()) {
      throw new IllegalStateException(
          verification.toText() + "\n" + verification.findings().toText());
    }
  }
}
