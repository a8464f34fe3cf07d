package dev.plumbline.quarkus.test;

import io.quarkus.test.common.QuarkusTestResourceConfigurableLifecycleManager;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Gives an application under test a migrated database, and gives it back when the application
 * stops. Quarkus makes, starts and stops it, one thread at a time: for {@link
 * WithPlumblineDatabase}, or for a test profile.
 */
public final class PlumblineDatabaseResource
    implements QuarkusTestResourceConfigurableLifecycleManager<WithPlumblineDatabase> {

  private static final System.Logger LOG =
      System.getLogger(PlumblineDatabaseResource.class.getName());

  private Map<String, String> attributes = Map.of();
  private String dataSource = "";
  private @Nullable DatabaseLease lease;

  /** For Quarkus. */
  public PlumblineDatabaseResource() {}

  @Override
  public void init(WithPlumblineDatabase annotation) {
    dataSource = annotation.dataSource();
    attributes =
        Map.of(
            SharedDatabases.SERVICE, annotation.value(),
            SharedDatabases.CHANGELOG, annotation.changelog(),
            SharedDatabases.CONTEXTS, annotation.contexts(),
            SharedDatabases.LABEL_FILTER, annotation.labelFilter(),
            SharedDatabases.POSTGRES, annotation.postgres(),
            SharedDatabases.POSTGRES_VERSION, annotation.postgresVersion());
  }

  /**
   * Takes the arguments of a test profile: {@code service}, and the others called as the
   * annotation's attributes.
   *
   * @throws IllegalArgumentException if there is another one
   */
  @Override
  public void init(Map<String, String> arguments) {
    Map<String, String> others = new TreeMap<>(arguments);
    String named = others.remove("dataSource");
    dataSource = named == null ? "" : named;
    for (String name : others.keySet()) {
      if (!SharedDatabases.NAMES.contains(name)) {
        throw new IllegalArgumentException(
            "PlumblineDatabaseResource has no argument \""
                + name
                + "\". There are dataSource, "
                + String.join(", ", SharedDatabases.NAMES)
                + ".");
      }
    }
    attributes = Map.copyOf(others);
  }

  /**
   * Takes a database.
   *
   * @return the properties that lead the application to it
   * @throws RuntimeException if there is no changelog or no server, or the changelog cannot be
   *     applied
   */
  @Override
  public Map<String, String> start() {
    DataSourceConfiguration configuration =
        new DataSourceConfiguration(ConfigProvider.getConfig(), dataSource);
    Map<String, String> wanted = new TreeMap<>(configuration.service());
    attributes.forEach(
        (name, value) -> {
          if (!value.isBlank()) {
            wanted.put(name, value.strip());
          }
        });
    DatabaseLease taken = DatabaseLease.of(wanted);
    lease = taken;
    FailedTests.watch(taken);
    LOG.log(System.Logger.Level.INFO, "{0}: {1}", configuration, taken.jdbcUrl());
    return configuration.leadingTo(taken);
  }

  /** Has the database dropped, unless a failed test has it kept. */
  @Override
  public void stop() {
    DatabaseLease taken = lease;
    lease = null;
    if (taken != null) {
      FailedTests.forget(taken);
      taken.giveBack();
    }
  }
}
