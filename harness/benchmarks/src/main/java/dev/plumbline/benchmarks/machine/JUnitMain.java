package dev.plumbline.benchmarks.machine;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs tests as a build tool does, in a plain JVM: a test class, or every class of a folder whose
 * name fits a pattern. Ends well if there was a test and all of them passed.
 */
public final class JUnitMain {

  private JUnitMain() {}

  /** A class's name; or a folder and a pattern of class names. */
  public static void main(String... arguments) {
    LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
    if (arguments.length == 1) {
      request.selectors(DiscoverySelectors.selectClass(arguments[0]));
    } else {
      request
          .selectors(DiscoverySelectors.selectClasspathRoots(Set.of(Path.of(arguments[0]))))
          .filters(ClassNameFilter.includeClassNamePatterns(arguments[1]));
    }
    System.exit(passes(request.build()) ? 0 : 1);
  }

  private static boolean passes(LauncherDiscoveryRequest request) {
    Launcher launcher = LauncherFactory.create();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    launcher.execute(request, listener);
    TestExecutionSummary summary = listener.getSummary();
    System.out.println("tests passed: " + summary.getTestsSucceededCount());
    summary.printFailuresTo(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    return summary.getTestsSucceededCount() > 0 && summary.getTotalFailureCount() == 0;
  }
}
