package dev.plumbline.junit;

import dev.plumbline.changelog.LiquibaseVersion;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What all test classes of one run share: the clusters, the services, the report. */
final class PlumblineRun implements StoredResource {

  private static final System.Logger LOG = System.getLogger(PlumblineRun.class.getName());

  private final SharedClusters clusters = SharedClusters.open();
  private final Map<ServiceSpecification, Lazy<ServiceUnderTest>> services =
      new ConcurrentHashMap<>();
  private final RunOptions options;
  private final ContractReport report;

  private PlumblineRun(RunOptions options) {
    this.options = options;
    this.report = new ContractReport(options.report().orElse(null));
    LiquibaseVersion.warning(LiquibaseVersion.here())
        .ifPresent(warning -> LOG.log(System.Logger.Level.WARNING, warning));
  }

  /** The run that the context belongs to; JUnit closes it at the end. */
  static PlumblineRun of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(PlumblineExtension.NAMESPACE)
        .getOrComputeIfAbsent(
            PlumblineRun.class,
            key -> new PlumblineRun(RunOptions.of(context)),
            PlumblineRun.class);
  }

  RunOptions options() {
    return options;
  }

  /** The service of that specification, the same for all classes that specify it alike. */
  ServiceUnderTest service(ServiceSpecification specification) {
    return services
        .computeIfAbsent(
            specification,
            key -> new Lazy<>(() -> new ServiceUnderTest(key, clusters.clusters(), options)))
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
