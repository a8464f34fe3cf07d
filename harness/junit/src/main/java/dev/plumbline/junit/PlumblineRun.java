package dev.plumbline.junit;

import dev.plumbline.postgres.Clusters;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What all test classes of one run share: the clusters, the services, the report. */
final class PlumblineRun implements StoredResource {

  private final Clusters clusters = new Clusters();
  private final Map<ServiceSpecification, Once<ServiceUnderTest>> services =
      new ConcurrentHashMap<>();
  private final ContractReport report;

  private PlumblineRun(ContractReport report) {
    this.report = report;
  }

  /** The run that the context belongs to; JUnit closes it at the end. */
  static PlumblineRun of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(PlumblineExtension.NAMESPACE)
        .getOrComputeIfAbsent(
            PlumblineRun.class,
            key -> new PlumblineRun(reportConfiguredIn(context)),
            PlumblineRun.class);
  }

  private static ContractReport reportConfiguredIn(ExtensionContext context) {
    return new ContractReport(
        context.getConfigurationParameter("plumbline.report").map(Path::of).orElse(null));
  }

  /** The service of that specification, the same for all classes that specify it alike. */
  ServiceUnderTest service(ServiceSpecification specification) {
    return services
        .computeIfAbsent(
            specification, key -> new Once<>(() -> new ServiceUnderTest(key, clusters)))
        .get();
  }

  ContractReport report() {
    return report;
  }

  @Override
  public void close() {
    try {
      report.write();
    } finally {
      clusters.close();
    }
  }
}
