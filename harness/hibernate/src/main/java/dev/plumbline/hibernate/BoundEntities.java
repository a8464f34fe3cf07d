package dev.plumbline.hibernate;

import java.util.List;
import java.util.Map;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.jpa.boot.spi.EntityManagerFactoryBuilder;
import org.hibernate.service.ServiceRegistry;

/**
 * Entities as Hibernate has bound them to tables.
 *
 * @param statements that create what they expect, in order
 * @param tables what they say about tables beyond that
 */
record BoundEntities(List<String> statements, MappedTables tables) {

  private static final String DEFAULT_NAMESPACE = "public";

  /** Starts Hibernate as far as it takes to know both, and stops it again. */
  static BoundEntities of(PersistenceBootstrap bootstrap, Map<String, Object> settings) {
    EntityManagerFactoryBuilder builder = bootstrap.builder(settings);
    try {
      MetadataImplementor metadata = builder.metadata();
      ServiceRegistry registry = metadata.getMetadataBuildingOptions().getServiceRegistry();
      BoundAttributes.correctSharedColumns(metadata);
      List<String> statements = SchemaScript.of(metadata, registry);
      return new BoundEntities(
          statements, BoundAttributes.of(metadata, defaultNamespace(metadata, registry)));
    } finally {
      builder.cancel();
    }
  }

  private static String defaultNamespace(MetadataImplementor metadata, ServiceRegistry registry) {
    Object configured =
        registry
            .requireService(ConfigurationService.class)
            .getSettings()
            .get(MappingSettings.DEFAULT_SCHEMA);
    return configured == null
        ? DEFAULT_NAMESPACE
        : CatalogName.of(metadata.getDatabase().toIdentifier(configured.toString()));
  }
}
