package dev.plumbline.junit;

import dev.plumbline.hibernate.Entities;
import dev.plumbline.hibernate.Expectation;
import dev.plumbline.parity.Mapping;
import dev.plumbline.postgres.ClusterException;
import dev.plumbline.postgres.Database;
import dev.plumbline.schema.Schema;
import dev.plumbline.snapshot.SchemaSnapshot;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a service's entities expect, noted beside the template: as long as Hibernate's DDL stays the
 * same, no later run makes a scratch database for it. Safe for use by several threads.
 */
final class EntityMapping {

  private static final System.Logger LOG = System.getLogger(EntityMapping.class.getName());

  private final ServiceSpecification specification;
  private final Lazy<ServiceHome> home;
  private final Lazy<Entities> entities;
  private final Lazy<SchemaSnapshot> migrated;
  private final Lazy<Expectation> expectation = new Lazy<>(this::askHibernate);
  private final Lazy<Mapping> mapping = new Lazy<>(this::recallOrCreate);

  /**
   * The mapping of a service.
   *
   * @param home where the note is
   * @param migrated what the changelog produces
   */
  EntityMapping(
      ServiceSpecification specification,
      Lazy<ServiceHome> home,
      Lazy<Entities> entities,
      Lazy<SchemaSnapshot> migrated) {
    this.specification = specification;
    this.home = home;
    this.entities = entities;
    this.migrated = migrated;
  }

  /** Lets Hibernate begin, while others look into the database. */
  void begin() {
    expectation.begin("plumbline-entities-" + specification.service());
  }

  Mapping get() {
    return mapping.get();
  }

  /** In an empty database: what Hibernate says must not depend on what the changelog has made. */
  private Expectation askHibernate() {
    Database database = home.get().cluster().createDatabase(specification.service() + "_empty");
    try {
      return entities.get().expectation(database.dataSource());
    } finally {
      home.get().cluster().discard(database);
    }
  }

  private Mapping recallOrCreate() throws SQLException {
    Schema schema = migrated.get().schema();
    Expectation expected = expectation.get();
    Optional<Mapping> known =
        Optional.ofNullable(home.get().template().notes().get(note()))
            .flatMap(text -> expected.recall(text, schema, home.get().cluster().version()));
    LOG.log(
        System.Logger.Level.DEBUG,
        "Schema expected by the entities of {0}: {1}",
        specification.service(),
        known.isPresent() ? "cached by an earlier run" : "to be created in a scratch database");
    return known.isPresent() ? known.get() : create(expected, schema);
  }

  private Mapping create(Expectation expected, Schema schema) throws SQLException {
    ServiceHome place = home.get();
    Database scratch = place.newDatabase("plumbline");
    try {
      Mapping created = expected.createIn(scratch.dataSource(), schema);
      expected.note(created, schema, place.cluster().version()).ifPresent(this::write);
      return created;
    } finally {
      place.cluster().discard(scratch);
    }
  }

  /** The next run can do without it. */
  private void write(String text) {
    ServiceHome place = home.get();
    try {
      place.cluster().templates().note(place.template(), note(), text);
    } catch (ClusterException e) {
      LOG.log(
          System.Logger.Level.DEBUG,
          "Cannot cache the schema expected by the entities of " + specification.service(),
          e);
    }
  }

  private String note() {
    return "entities " + specification.entityKey();
  }
}
