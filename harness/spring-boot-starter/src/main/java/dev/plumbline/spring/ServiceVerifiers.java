package dev.plumbline.spring;

import dev.plumbline.history.HistoryLocation;
import dev.plumbline.snapshot.SnapshotNotFoundException;
import dev.plumbline.snapshot.SnapshotUnreadableException;
import dev.plumbline.text.Secrets;
import dev.plumbline.verification.Verifier;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Which service a data source belongs to, and what verifies it. */
final class ServiceVerifiers {

  private static final String SNAPSHOTS = "classpath*:META-INF/plumbline/*.snapshot";
  private static final String UPDATE =
      "The contract test writes it: mvn test -Dplumbline.update-snapshots=true";

  private final PlumblineProperties properties;
  private final @Nullable String applicationName;
  private final @Nullable String reasonToSkip;
  private final Secrets secrets;

  /** Spring's settings of Liquibase; empty where there is none. */
  private final UnaryOperator<String> liquibase;

  ServiceVerifiers(PlumblineProperties properties, Environment environment) {
    this.properties = properties;
    this.applicationName = environment.getProperty("spring.application.name");
    this.reasonToSkip = reasonToSkip(properties, environment);
    this.secrets = ConfiguredSecrets.of(environment);
    Binder binder = Binder.get(environment);
    this.liquibase = name -> binder.bind("spring.liquibase." + name, String.class).orElse("");
  }

  private static @Nullable String reasonToSkip(
      PlumblineProperties properties, Environment environment) {
    return properties.skip()
        ? "plumbline.skip=true"
        : Verifier.reasonToSkip(environment.getProperty(Verifier.SKIP_VARIABLE)).orElse(null);
  }

  /**
   * The verifier of a data source, which does not wait.
   *
   * @throws DatabaseNotReadyException if there is none
   */
  Verifier of(String dataSource) {
    String service = service(dataSource);
    try {
      return configured(Verifier.forService(service), dataSource);
    } catch (SnapshotNotFoundException e) {
      throw DatabaseNotReadyException.unverifiable(
          dataSource, missing(dataSource, service), advice(dataSource), e);
    } catch (SnapshotUnreadableException e) {
      throw DatabaseNotReadyException.unverifiable(
          dataSource, String.valueOf(e.getMessage()), UPDATE, e);
    }
  }

  private Verifier configured(Verifier verifier, String dataSource) {
    Verifier configured =
        verifier.hiding(secrets).historyAt(location(verifier.location(), dataSource));
    if (!properties.schemaCheck()) {
      configured = configured.revisionOnly();
    }
    return reasonToSkip == null ? configured : configured.skippedBecause(reasonToSkip);
  }

  /**
   * Spring's settings of Liquibase count more than Liquibase's own, and Plumbline's more than
   * those. They count although it is not Spring that migrates: they were right when it did.
   */
  private HistoryLocation location(HistoryLocation ofLiquibase, String dataSource) {
    String own = properties.of(dataSource).historySchema();
    if (own != null && !own.isBlank()) {
      return ofLiquibase.inSchema(own);
    }
    return ofLiquibase
        .ofServiceIn(liquibase.apply("default-schema"))
        .inSchema(liquibase.apply("liquibase-schema"))
        .withTable(liquibase.apply("database-change-log-table"))
        .withLockTable(liquibase.apply("database-change-log-lock-table"))
        .inSchema(properties.historySchema());
  }

  private String service(String dataSource) {
    for (@Nullable String name :
        Arrays.asList(properties.of(dataSource).service(), properties.service(), applicationName)) {
      if (name != null && !name.isBlank()) {
        return name;
      }
    }
    throw DatabaseNotReadyException.unverifiable(
        dataSource,
        "Data source '"
            + dataSource
            + "' cannot be verified: no setting says which service it belongs to. "
            + present(),
        "Set plumbline.service or spring.application.name, or plumbline.data-sources."
            + dataSource
            + ".service for this data source alone.",
        null);
  }

  private static String missing(String dataSource, String service) {
    return "Data source '"
        + dataSource
        + "' cannot be verified: there is no snapshot of service "
        + service
        + " (META-INF/plumbline/"
        + service
        + ".snapshot) on the class path. "
        + present();
  }

  private static String advice(String dataSource) {
    return UPDATE
        + ". If the service has another name, set plumbline.service, or plumbline.data-sources."
        + dataSource
        + ".service for this data source alone. If Plumbline should leave this data source alone,"
        + " set plumbline.data-sources."
        + dataSource
        + ".verify=false.";
  }

  private static String present() {
    try {
      Resource[] found = new PathMatchingResourcePatternResolver().getResources(SNAPSHOTS);
      List<String> names =
          Arrays.stream(found)
              .map(resource -> String.valueOf(resource.getFilename()).replace(".snapshot", ""))
              .sorted()
              .distinct()
              .toList();
      return names.isEmpty()
          ? "There are no snapshots there."
          : names.stream().collect(Collectors.joining(", ", "It has snapshots of: ", "."));
    } catch (IOException e) {
      return "The snapshots there cannot be listed: " + e.getMessage();
    }
  }
}
