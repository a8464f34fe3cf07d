package dev.plumbline.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.plumbline.junit.shop.Product;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What is offered below findings of parity. */
class SuggestedFixTest {

  @Entity
  @Table(name = "bakers")
  static class Baker {
    @Id Long id = 0L;

    @Column(nullable = false, length = 40)
    String name = "";
  }

  @Entity
  @Table(name = "breads")
  static class Bread {
    @Id Long id = 0L;

    @Column(nullable = false, unique = true, length = 60)
    String name = "";

    @Nullable Integer weight;

    @Column(length = 30)
    @Nullable String kind;

    @Nullable String note;

    @ManyToOne
    @jakarta.persistence.JoinColumn(name = "baker")
    @Nullable Baker baker;
  }

  @PlumblineTest(
      value = "patchy",
      entities = {Baker.class, Bread.class})
  static class Patchy implements SchemaContract {}

  private static String failure(Class<?> sample, Path fixes) {
    List<String> messages =
        EngineTestKit.engine("junit-jupiter")
            .configurationParameter("plumbline.fixes", fixes.toString())
            .selectors(
                selectMethod(sample, "entitiesAndSchemaAgree", ServiceDatabase.class.getName()))
            .execute()
            .testEvents()
            .failed()
            .stream()
            .map(
                event ->
                    event
                        .getPayload(TestExecutionResult.class)
                        .flatMap(TestExecutionResult::getThrowable)
                        .map(Throwable::getMessage)
                        .orElse(""))
            .toList();
    assertThat(messages).hasSize(1);
    return messages.get(0);
  }

  @Test
  void theFixIsProvenAndWrittenAndWhatItLeavesIsNamed(@TempDir Path dir) throws IOException {
    String message = failure(Patchy.class, dir);

    Path file = dir.resolve("patchy/003-agree-with-entities.sql");
    assertThat(message)
        .contains("Suggested changeSets: " + file)
        .contains("Proven on a copy of the migrated database: 5 of 8 findings are gone")
        .contains("Copy it to changelogs/patchy/ and add to")
        .contains("      file: 003-agree-with-entities.sql")
        .contains("Not in it:")
        .contains("COLUMN_WIDER_THAN_MAPPED  bakers.name")
        .contains("COLUMN_WIDER_THAN_MAPPED  breads.weight")
        // PostgreSQL itself says what stands in the way
        .contains("COLUMN_TOO_SMALL  breads.kind")
        .contains("cannot alter type of a column used by a view or rule");
    assertThat(Files.readString(file))
        .startsWith("--liquibase formatted sql\n")
        .contains("ALTER TABLE breads ADD COLUMN note character varying(255);")
        .contains("--changeset plumbline:003-build-unique-index-breads-name-key")
        .contains("VALIDATE CONSTRAINT breads_baker_fkey")
        .doesNotContain("COLUMN kind");
  }

  @PlumblineTest(
      value = "guarded",
      entities = {Baker.class, Bread.class})
  static class Guarded implements SchemaContract {}

  /** The changelog's own event trigger lets nobody drop a column, not even a rollback. */
  @Test
  void aFixWhoseRollbackFailsIsOfferedAsNotProven(@TempDir Path dir) throws IOException {
    assertThat(failure(Guarded.class, dir))
        .contains("Suggested changeSets: " + dir.resolve("guarded/"))
        .contains("NOT PROVEN: the findings are gone, but the rollback fails: ")
        .contains("columns are kept for ever")
        .doesNotContain("Proven on a copy");
    assertThat(Files.readString(dir.resolve("guarded/agree-with-entities.sql")))
        .contains("ALTER TABLE breads ADD COLUMN note character varying(255);");
  }

  @Test
  void everyFindingNamesItsAttributeAndItsChangeSet(@TempDir Path dir) {
    assertThat(failure(Patchy.class, dir).replace("\n", " "))
        .containsPattern(
            "COLUMN_TOO_SMALL  breads.name .*?"
                + "mapped by dev.plumbline.junit.SuggestedFixTest.Bread.name"
                + " +changed by changelogs/patchy/002-breads.sql::002-name::tom")
        .containsPattern(
            "COLUMN_WIDER_THAN_MAPPED  bakers.name .*?"
                + "mapped by dev.plumbline.junit.SuggestedFixTest.Baker.name"
                + " +changed by changelogs/patchy/001-bakers.yaml::001-bakers::mira");
  }

  @Test
  void aFolderThatCannotBeWrittenHidesNothing(@TempDir Path dir) throws IOException {
    Path file = Files.writeString(dir.resolve("file"), "in the way");

    assertThat(failure(Patchy.class, file))
        .contains("COLUMN_MISSING  breads.note")
        .contains("cannot be written to " + file)
        .contains("--changeset plumbline:");
  }

  @PlumblineTest(value = "shop", entities = Product.class)
  static class Altered implements SchemaContract {
    @Override
    @Test
    public void entitiesAndSchemaAgree(ServiceDatabase database) {
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("alter table products alter column name drop not null");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      SchemaContract.super.entitiesAndSchemaAgree(database);
    }
  }

  @Test
  void whatATestHasBrokenIsNoMatterForAChangeSet(@TempDir Path dir) throws IOException {
    assertThat(failure(Altered.class, dir))
        .contains("COLUMN_REQUIRED_BY_MAPPING  products.name")
        .contains("mapped by dev.plumbline.junit.shop.Product.name")
        .doesNotContain("Suggested", "changed by");
    try (var files = Files.list(dir)) {
      assertThat(files).isEmpty();
    }
  }

  @PlumblineTest(value = "shop", entities = Product.class)
  static class Drifted implements SchemaContract {
    @Override
    @Test
    public void entitiesAndSchemaAgree(ServiceDatabase database) {
      PlumblineAssertions.assertThat(database).hasNotDrifted();
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("alter table products add by_hand text not null");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      PlumblineAssertions.assertThat(database).hasNotDrifted();
    }
  }

  @Test
  void driftIsWhatATestHasChanged(@TempDir Path dir) {
    assertThat(failure(Drifted.class, dir)).contains("ERROR DRIFT_UNEXPECTED  products.by_hand");
  }
}
