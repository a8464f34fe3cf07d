package dev.plumbline.junit;

import static dev.plumbline.junit.PlumblineAssertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Ready-made tests that a service's changelog, entities and database agree. A test class gets them
 * by implementing this interface and adding {@link PlumblineTest}.
 *
 * <p>A test can be left out by overriding it without {@code @Test}.
 */
public interface SchemaContract {

  /** The changelog is there, can be read, and none of its files is empty. */
  @Test
  @DisplayName("changelog exists and is not empty")
  default void changelogIsNotEmpty(ServiceDatabase database) {
    assertThat(database).hasNoEmptyChangelogFile();
  }

  /** No changeSet is an empty shell: each changes the schema or runs a statement on data. */
  @Test
  @DisplayName("every changeSet has an effect")
  default void everyChangeSetHasAnEffect(ServiceDatabase database) {
    assertThat(database).everyChangeSetHasAnEffect();
  }

  /** Migrating a migrated database does nothing. */
  @Test
  @DisplayName("migrating twice changes nothing")
  default void migratingTwiceChangesNothing(ServiceDatabase database) {
    assertThat(database).migratingAgainChangesNothing();
  }

  /** What the entities expect is what the changelog creates. */
  @Test
  @DisplayName("entities and schema agree")
  default void entitiesAndSchemaAgree(ServiceDatabase database) {
    assertThat(database).agreesWithEntities();
  }

  /** Rolling back a changeSet restores the schema that was there before it. */
  @Test
  @DisplayName("every changeSet rolls back to the schema before it")
  default void everyChangeSetRollsBack(ServiceDatabase database) {
    assertThat(database).everyChangeSetRollsBack();
  }

  /** The verifier that guards the service's start-up lets it start on this database. */
  @Test
  @DisplayName("the production verifier accepts the database")
  default void verifierAcceptsDatabase(ServiceDatabase database) {
    assertThat(database).isReady();
  }

  /** The snapshot that travels in the service's jar says what the changelog produces. */
  @Test
  @DisplayName("the schema snapshot is up to date")
  default void schemaSnapshotIsUpToDate(ServiceDatabase database) {
    assertThat(database).hasCurrentSnapshot();
  }

  /** Pods of the previous release keep working while this one rolls out. */
  @Test
  @DisplayName("the previous release runs on this schema")
  default void releaseBeforeRunsOnThisSchema(ServiceDatabase database) {
    assertThat(database).isCompatibleWithPreviousRelease();
  }

  /** What this release adds keeps nobody waiting, loses nothing, and fails on no row. */
  @Test
  @DisplayName("new changeSets are safe to run")
  default void newChangeSetsAreSafe(ServiceDatabase database) {
    assertThat(database).newChangeSetsAreSafe();
  }
}
