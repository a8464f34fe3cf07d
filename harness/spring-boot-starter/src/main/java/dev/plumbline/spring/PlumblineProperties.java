package dev.plumbline.spring;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * What can be set.
 *
 * @param enabled Whether Plumbline verifies data sources and keeps the service from migrating.
 * @param service Name of the service whose snapshot the data sources are verified against. By
 *     default the value of spring.application.name.
 * @param skip Whether to start without verifying, with a warning; the environment variable
 *     SKIP_MIGRATION_VERSION_CHECK=true does the same.
 * @param waitAtMost How long to wait for a database that is unreachable, empty, behind or being
 *     migrated. By default the service does not wait.
 * @param schemaCheck Whether the schema is compared with the snapshot, and not only the history.
 * @param historySchema PostgreSQL schema that Liquibase's history is in. By default
 *     spring.liquibase.liquibase-schema, spring.liquibase.default-schema, or where Liquibase
 *     creates it with the data source's connections.
 * @param dataSources What is different for one data source, by the name of its bean.
 * @param health Settings of the health indicator.
 */
@ConfigurationProperties("plumbline")
record PlumblineProperties(
    @DefaultValue("true") boolean enabled,
    @Nullable String service,
    @DefaultValue("false") boolean skip,
    @Name("wait") @DefaultValue("0s") Duration waitAtMost,
    @DefaultValue("true") boolean schemaCheck,
    @Nullable String historySchema,
    @DefaultValue Map<String, OfDataSource> dataSources,
    @DefaultValue Health health) {

  /**
   * What is different for one data source.
   *
   * @param service Name of the service whose snapshot this data source is verified against.
   * @param verify Whether this data source is verified.
   * @param historySchema PostgreSQL schema that Liquibase's history of this data source is in.
   */
  record OfDataSource(
      @Nullable String service,
      @DefaultValue("true") boolean verify,
      @Nullable String historySchema) {}

  /**
   * Health.
   *
   * @param maxAge How old a verdict may be before a health check verifies again. By default the
   *     verdict of the start-up stands, and health checks cause no query.
   */
  record Health(@Nullable Duration maxAge) {}

  /** What holds for a data source; the default where nothing is said of it. */
  OfDataSource of(String dataSource) {
    return dataSources.getOrDefault(dataSource, new OfDataSource(null, true, null));
  }
}
