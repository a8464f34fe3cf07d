package dev.plumbline.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.parity.Mapping;
import dev.plumbline.postgres.Clusters;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.PostgresSpecification;
import dev.plumbline.schema.EnumType;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a note of an earlier run is good for. */
@NullUnmarked // the cluster is there from @BeforeAll on
class ExpectationTest {

  private static final String VERSION = "18.6";
  private static final Entities OVENS =
      Entities.inPackages(List.of("dev.plumbline.hibernate.oven"));

  private static Clusters clusters;
  private static Database database;
  private static Mapping created;
  private static String note;

  @BeforeAll
  static void noteWhatTheServerSays() throws SQLException {
    clusters = new Clusters();
    database = clusters.cluster(PostgresSpecification.newest()).createDatabase("expectation");
    Database copy = clusters.cluster(PostgresSpecification.newest()).createDatabase("expectation");
    Expectation expectation = OVENS.expectation(database.dataSource());
    created = expectation.createIn(copy.dataSource(), Schema.empty());
    note = expectation.note(created, Schema.empty(), VERSION).orElseThrow();
  }

  @AfterAll
  static void closeClusters() {
    clusters.close();
  }

  private static Optional<Mapping> recalled(String note, Schema migrated, String version) {
    return OVENS.expectation(database.dataSource()).recall(note, migrated, version);
  }

  @Test
  void aNoteIsWorthAScratchDatabase() {
    assertThat(created.schema().tables()).isNotEmpty();
    assertThat(note).matches("[0-9a-f]{64} [A-Za-z0-9+/]+");
    assertThat(recalled(note, Schema.empty(), VERSION)).contains(created);
  }

  @Test
  void anotherVersionOfTheServerMayPrintAnotherSchema() {
    assertThat(recalled(note, Schema.empty(), "18.7")).isEmpty();
  }

  @Test
  void otherDdlIsAnotherExpectation() {
    Entities renamed =
        OVENS.withSettings(
            Map.of(
                "hibernate.physical_naming_strategy",
                "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy"));

    assertThat(renamed.expectation(database.dataSource()).recall(note, Schema.empty(), VERSION))
        .isEmpty();
  }

  @Test
  void typesOfTheChangelogCount() {
    Schema migrated =
        new Schema(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(
                new EnumType(new QualifiedName("public", "heat"), List.of("LOW"), List.of(), null)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    assertThat(recalled(note, migrated, VERSION)).isEmpty();
  }

  @Test
  void aDamagedNoteIsNone() {
    assertThat(recalled("", Schema.empty(), VERSION)).isEmpty();
    assertThat(recalled(note.substring(0, note.length() / 2), Schema.empty(), VERSION)).isEmpty();
    assertThat(recalled(note.substring(0, 65) + "?", Schema.empty(), VERSION)).isEmpty();
    assertThat(recalled(note.substring(0, 65), Schema.empty(), VERSION)).isEmpty();
  }
}
