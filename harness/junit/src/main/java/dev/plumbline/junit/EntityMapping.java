package dev.plumbline.junit;

import dev.plumbline.comparison.Mapping;
import dev.plumbline.hibernate.Entities;
import dev.plumbline.hibernate.Expectation;
import dev.plumbline.postgres.ClusterException;
import dev.plumbline.postgres.Database;
import dev.plumbline.schema.Schema;
import java.sql.SQLException;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a service's entities expect, noted beside the template: as long as Hibernate's DDL stays the
 * same, no later run makes a scratch database for it.
 *
 * @param home where to note it
 * @param note the name of the note
 * @param label what to call the scratch database
 */
record EntityMapping(ServiceHome home, String note, String label) {

  private static final System.Logger LOG = System.getLogger(EntityMapping.class.getName());

  static EntityMapping of(ServiceSpecification specification, ServiceHome home) {
    // test classes may share a changelog, and so a template, and each have their own entities
    String which =
        specification.entitySource().toString() + new TreeMap<>(specification.properties());
    return new EntityMapping(
        home,
        "entities " + Integer.toHexString(which.hashCode()),
        specification.service() + "_entities");
  }

  /**
   * Recalls it, or lets the server make a schema of it.
   *
   * @param migrated the schema that the changelog produces
   */
  Mapping read(Entities entities, Schema migrated) throws SQLException {
    Expectation expectation = expectation(entities, migrated);
    Optional<Mapping> known =
        Optional.ofNullable(home.template().notes().get(note))
            .flatMap(text -> expectation.recall(text, home.cluster().version()));
    LOG.log(
        System.Logger.Level.DEBUG,
        "{0}: {1}",
        label,
        known.isPresent() ? "as an earlier run has noted it" : "to be made in a scratch database");
    return known.isPresent() ? known.get() : created(expectation);
  }

  private Expectation expectation(Entities entities, Schema migrated) {
    Database database = home.newDatabase("plumbline");
    try {
      return entities.expectation(database.dataSource(), migrated);
    } finally {
      home.cluster().discard(database);
    }
  }

  private Mapping created(Expectation expectation) throws SQLException {
    Database scratch = home.cluster().createDatabase(label);
    try {
      Mapping created = expectation.createIn(scratch.dataSource());
      expectation.note(created, home.cluster().version()).ifPresent(this::write);
      return created;
    } finally {
      home.cluster().discard(scratch);
    }
  }

  /** The next run can do without it. */
  private void write(String text) {
    try {
      home.cluster().templates().note(home.template(), note, text);
    } catch (ClusterException e) {
      LOG.log(System.Logger.Level.DEBUG, label + " cannot be noted", e);
    }
  }
}
