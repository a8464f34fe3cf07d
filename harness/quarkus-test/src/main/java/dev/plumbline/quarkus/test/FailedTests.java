package dev.plumbline.quarkus.test;

import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the application's databases of its failed tests, so that they are kept if this run wants
 * it. Found by {@link java.util.ServiceLoader}; safe for several threads.
 */
public final class FailedTests implements QuarkusTestAfterEachCallback {

  /** Those of the application: another one has this class once more. */
  private static final Set<DatabaseLease> WATCHED = ConcurrentHashMap.newKeySet();

  /** For Quarkus. */
  public FailedTests() {}

  static void watch(DatabaseLease lease) {
    WATCHED.add(lease);
  }

  static void forget(DatabaseLease lease) {
    WATCHED.remove(lease);
  }

  @Override
  public void afterEach(QuarkusTestMethodContext context) {
    if (context.getTestStatus().isTestFailed()) {
      WATCHED.forEach(each -> each.failed(context.getTestStatus().getTestErrorCause()));
    }
  }
}
