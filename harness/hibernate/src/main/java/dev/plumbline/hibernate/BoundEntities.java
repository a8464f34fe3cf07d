package dev.plumbline.hibernate;

import dev.plumbline.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.mapping.Column;
import org.hibernate.service.ServiceRegistry;

/**
 * Entities as Hibernate has bound them to tables.
 *
 * @param statements that create what they expect, in order
 * @param tables what they say about tables beyond that
 * @param relations that the statements create
 * @param untyped columns for whose types the statements have but names
 * @param defaultNamespace of relations that name none
 * @param refusals why Hibernate does not start with them; empty if it does
 */
record BoundEntities(
    List<String> statements,
    MappedTables tables,
    MappedRelations relations,
    UntypedColumns untyped,
    String defaultNamespace,
    List<Throwable> refusals) {

  private static final String PUBLIC = "public";

  BoundEntities {
    statements = List.copyOf(statements);
    refusals = List.copyOf(refusals);
  }

  /** What metadata say that Hibernate has integrated with everything on the class path. */
  static BoundEntities of(MetadataImplementor metadata, ServiceRegistry registry) {
    Set<Column> defined = BoundAttributes.correctSharedColumns(metadata);
    String namespace = defaultNamespace(metadata, registry);
    UntypedColumns untyped = UntypedColumns.nameThose(metadata, namespace);
    List<String> statements = SchemaScript.of(metadata, registry);
    return new BoundEntities(
        statements,
        BoundAttributes.of(metadata, namespace, defined),
        MappedRelations.of(metadata, namespace, defined),
        untyped,
        namespace,
        List.of());
  }

  /** The same, refused for these reasons, too. */
  BoundEntities refusedWith(List<Throwable> more) {
    List<Throwable> all = new ArrayList<>(more);
    all.addAll(refusals);
    return new BoundEntities(statements, tables, relations, untyped, defaultNamespace, all);
  }

  /** The same, with statements for a database that has this schema. */
  BoundEntities typedAsIn(Schema migrated) {
    return new BoundEntities(
        untyped.typed(statements, migrated),
        tables,
        relations,
        untyped,
        defaultNamespace,
        refusals);
  }

  private static String defaultNamespace(MetadataImplementor metadata, ServiceRegistry registry) {
    Object configured =
        registry
            .requireService(ConfigurationService.class)
            .getSettings()
            .get(MappingSettings.DEFAULT_SCHEMA);
    return configured == null
        ? PUBLIC
        : CatalogName.of(metadata.getDatabase().toIdentifier(configured.toString()));
  }
}
