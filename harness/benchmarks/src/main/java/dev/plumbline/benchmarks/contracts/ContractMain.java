package dev.plumbline.benchmarks.contracts;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a test class in a plain JVM and prints what each test took, and how it ended. */
final class ContractMain {

  private ContractMain() {}

  /** The class's name; another argument makes it print why tests failed, too. */
  public static void main(String... arguments) {
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(arguments[0]))
                .build(),
            new Clock(System.out, arguments.length > 1));
    System.exit(0);
  }

  private static final class Clock implements TestExecutionListener {

    private final PrintStream out;
    private final boolean reasons;
    private final Map<String, Long> started = new HashMap<>();

    Clock(PrintStream out, boolean reasons) {
      this.out = out;
      this.reasons = reasons;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
      started.put(test.getUniqueId(), System.nanoTime());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      long nanos = System.nanoTime() - started.getOrDefault(test.getUniqueId(), System.nanoTime());
      if (test.getSource().orElse(null) instanceof MethodSource method) {
        out.println(new TestTime(method.getMethodName(), result.getStatus(), nanos).toLine());
      }
      if (reasons) {
        result.getThrowable().ifPresent(reason -> out.println(reason.getMessage()));
      }
    }
  }
}
