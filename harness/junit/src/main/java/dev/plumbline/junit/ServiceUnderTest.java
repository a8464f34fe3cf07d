package dev.plumbline.junit;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.comparison.MappingParity;
import dev.plumbline.finding.Findings;
import dev.plumbline.hibernate.Entities;
import dev.plumbline.migrator.Changelog;
import dev.plumbline.migrator.DisposableDatabases;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.migrator.Rehearsal;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Clusters;
import dev.plumbline.postgres.Database;
import dev.plumbline.schema.Schema;
import dev.plumbline.verification.Revision;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service in this run: its changelog, its entities, the template that its databases are cloned
 * from, and what the rehearsals of its changelog have shown. Everything expensive happens once, on
 * first use. Safe for use by several threads.
 */
final class ServiceUnderTest {

  /** Database names are unique in the run: services and specifications may share a cluster. */
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final ServiceSpecification specification;
  private final Changelog changelog;
  private final Entities entities;
  private final Migrator migrator;
  private final Clusters clusters;
  private final Once<Revision> revision;
  private final Once<Template> template = new Once<>(this::buildTemplate);
  private final Once<Schema> expectedSchema = new Once<>(this::createExpectedSchema);
  private final Once<Findings> rollbacks = new Once<>(this::rehearseRollbacks);

  /**
   * A migrated database, at rest.
   *
   * @param schema what the changelog creates
   * @param effects changeSets that did nothing while it was built
   */
  private record Template(Database database, Schema schema, Findings effects) {}

  /**
   * Finds changelog and entities; starts nothing yet.
   *
   * @throws RuntimeException if one of them is not there, with a message that says what is nearby
   */
  ServiceUnderTest(ServiceSpecification specification, Clusters clusters) {
    this.specification = specification;
    this.changelog = specification.locateChangelog();
    this.entities =
        specification.entitySource().entities().withSettings(specification.properties());
    this.migrator = new Migrator(changelog);
    this.clusters = clusters;
    this.revision = new Once<>(migrator::revision);
  }

  ServiceSpecification specification() {
    return specification;
  }

  Entities entities() {
    return entities;
  }

  Migrator migrator() {
    return migrator;
  }

  Cluster cluster() {
    return clusters.cluster(specification.postgres());
  }

  Revision revision() {
    return revision.get();
  }

  /** In one line, for the head of a failure: what was compared with what, and where. */
  String description() {
    return "changelog "
        + changelog.path()
        + ", "
        + entities.description()
        + ", PostgreSQL "
        + cluster().version();
  }

  /** What the changelog creates in an empty database. */
  Schema migratedSchema() {
    return template.get().schema();
  }

  /** What the entities expect. */
  Schema expectedSchema() {
    return expectedSchema.get();
  }

  /**
   * Builds the template unless it is there.
   *
   * @throws RuntimeException if there is no server, or the changelog cannot be applied
   */
  void prepare() {
    template.get();
  }

  /** Whether the changelog could be applied, as far as anyone has tried. */
  boolean isMigrated() {
    return template.hasSucceeded();
  }

  /** What has been found so far. Rehearses nothing that nobody has asked for. */
  Findings findings() {
    Findings findings = effects();
    if (expectedSchema.hasSucceeded()) {
      findings = findings.and(MappingParity.compare(expectedSchema(), migratedSchema()));
    }
    return rollbacks.hasSucceeded() ? findings.and(rollbacks()) : findings;
  }

  /** Files of the changelog that declare nothing. */
  Findings emptyChangelogFiles() {
    return migrator.emptyFiles();
  }

  /** ChangeSets that do nothing, seen while the template was migrated. */
  Findings effects() {
    return template.get().effects();
  }

  /** ChangeSets that cannot be rolled back, or not to the schema before them. */
  Findings rollbacks() {
    return rollbacks.get();
  }

  /** A fresh, migrated database. */
  Database newDatabase() {
    return cluster().cloneDatabase(template.get().database(), databaseName(""));
  }

  void drop(Database database) {
    cluster().dropDatabase(database);
  }

  private Template buildTemplate() throws SQLException {
    Database database = cluster().createDatabase(databaseName("_template"));
    Findings effects = new Rehearsal(changelog, database::connect).effects();
    try (Connection connection = database.connect()) {
      return new Template(database, CatalogReader.read(connection), effects);
    }
  }

  private Schema createExpectedSchema() throws SQLException {
    Database scratch = cluster().createDatabase(databaseName("_entities"));
    try {
      return entities.expectedSchema(scratch.dataSource(), migratedSchema());
    } finally {
      drop(scratch);
    }
  }

  private Findings rehearseRollbacks() {
    List<Database> created = new ArrayList<>();
    DisposableDatabases databases =
        () -> {
          Database database = cluster().createDatabase(databaseName("_rollback"));
          created.add(database);
          return database.connect();
        };
    try {
      return new Rehearsal(changelog, databases).rollbacks();
    } finally {
      created.forEach(this::drop);
    }
  }

  private String databaseName(String suffix) {
    // 63 bytes is what PostgreSQL keeps of a name
    String service = specification.service();
    String shortened = service.substring(0, Math.min(service.length(), 40));
    return shortened + suffix + "_" + DATABASES.incrementAndGet();
  }
}
