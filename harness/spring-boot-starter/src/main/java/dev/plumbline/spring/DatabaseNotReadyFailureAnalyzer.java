package dev.plumbline.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in Spring Boot's way why the application does not start. */
final class DatabaseNotReadyFailureAnalyzer
    extends AbstractFailureAnalyzer<DatabaseNotReadyException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, DatabaseNotReadyException cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), action(cause), cause);
  }

  private static String action(DatabaseNotReadyException cause) {
    return cause.action()
        + (cause.verification().isPresent()
            ? "\n\nIf Plumbline should not verify data source '"
                + cause.dataSource()
                + "', set plumbline.data-sources."
                + cause.dataSource()
                + ".verify=false. In an emergency, SKIP_MIGRATION_VERSION_CHECK=true starts the"
                + " service unverified."
            : "");
  }
}
