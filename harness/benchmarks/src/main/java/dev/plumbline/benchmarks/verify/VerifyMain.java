package dev.plumbline.benchmarks.verify;

import dev.plumbline.snapshot.SchemaSnapshot;
import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verification;
import dev.plumbline.verification.Verifier;
import java.nio.file.Path;
import org.postgresql.ds.PGSimpleDataSource;

/** A service that verifies and ends: the library, the driver, and nothing else. */
final class VerifyMain {

  private VerifyMain() {}

  /** Arguments: JDBC URL, user, password, file of the snapshot. */
  public static void main(String... arguments) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(arguments[0]);
    database.setUser(arguments[1]);
    database.setPassword(arguments[2]);
    Verification verification =
        Verifier.of(SchemaSnapshot.read(Path.of(arguments[3]))).verify(database);
    System.out.println(verification.toText());
    System.exit(verification.verdict() == Verdict.READY ? 0 : 1);
  }
}
