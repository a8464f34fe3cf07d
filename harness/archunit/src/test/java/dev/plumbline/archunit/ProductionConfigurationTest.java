package dev.plumbline.archunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionConfigurationTest {

  private static final Path FOLDERS = Path.of("src/test/resources/configuration");
  private static final JavaClasses ANY =
      new ClassFileImporter().importClasses(ProductionConfigurationTest.class);

  private static List<String> violations(ArchRule rule, JavaClasses classes) {
    return rule.evaluate(classes).getFailureReport().getDetails();
  }

  private static List<String> violations(ProductionConfiguration configuration) {
    return violations(ServicesNeverMigrate.configurationNeverChangesTheSchema(configuration), ANY);
  }

  @Test
  void harmlessConfigurationPasses() {
    assertThat(violations(ProductionConfiguration.in(FOLDERS.resolve("clean")))).isEmpty();
  }

  @Test
  void everyKindOfFileIsRead() {
    String folder = FOLDERS.resolve("violating").toString();

    assertThat(violations(ProductionConfiguration.in(FOLDERS.resolve("violating"))))
        .map(line -> line.replace(folder + "/", "").lines().findFirst().orElseThrow())
        .containsExactlyInAnyOrder(
            "(META-INF/persistence.xml:4) sets"
                + " jakarta.persistence.schema-generation.database.action=drop-and-create: set it"
                + " to none, or to validate",
            "(application-broken.yaml) cannot be read: while parsing a flow sequence",
            "(application.yml:4) sets spring.jpa.hibernate.ddlAuto=${ddl}, which is create by"
                + " default: set it to none, or to validate",
            "(application.yml:9) sets spring.jpa.properties[hibernate.hbm2ddl.auto]=create-drop:"
                + " set it to none, or to validate",
            "(application.yml:4) sets defaults.hibernate.ddlAuto=${ddl}, which is create by"
                + " default: set it to none, or to validate",
            "(application.yml:13) sets spring.jpa.hibernate.ddl_auto=${DDL_AUTO:${OTHER:update}},"
                + " which is update by default: set it to none, or to validate",
            "(application.yml:15) sets spring.liquibase.enabled=on: set it to false, or remove it",
            "(config/application-prod.properties:2) sets spring.jpa.hibernate.ddl-auto=update: set"
                + " it to none, or to validate",
            "(config/application-prod.properties:6) sets spring.jpa.generate-ddl=true: set it to"
                + " false, or remove it",
            "(config/application-prod.properties:9) sets spring.flyway.enabled=TRUE: set it to"
                + " false, or remove it",
            "(hibernate.properties:1) sets hibernate.hbm2ddl.auto=create-only: set it to none, or"
                + " to validate");
  }

  @Test
  void profilesThatProductionNeverHasMayBeLeftOut() {
    ProductionConfiguration all = ProductionConfiguration.in(FOLDERS.resolve("profiles"));

    assertThat(violations(all)).hasSize(2);
    assertThat(violations(all.exceptProfiles("dev")))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("application.yml:7"));
    assertThat(violations(all.exceptProfiles("dev").exceptProfiles("test"))).isEmpty();
  }

  @Test
  void aPlaceThatIsNotThereIsNoPlaceWithoutConfiguration() {
    assertThatThrownBy(() -> violations(ProductionConfiguration.in(Path.of("nowhere"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "There is no configuration at " + Path.of("nowhere").toAbsolutePath());
    assertThatThrownBy(ProductionConfiguration::in).hasMessageContaining("at least one");
  }

  @Test
  void noConfigurationAtAllIsNoPass(@TempDir Path folder) {
    ArchRule rule =
        ServicesNeverMigrate.configurationNeverChangesTheSchema(ProductionConfiguration.in(folder));

    assertThatThrownBy(() -> rule.check(ANY)).hasMessageContaining("failed to check any");
    rule.allowEmptyShould(true).check(ANY);
  }

  @ParameterizedTest
  @CsvSource({
    "target/classes, target/classes",
    "build/classes/java/main, build/resources/main",
    "build/classes/kotlin/main, build/resources/main",
    "out/production/classes, out/production/resources"
  })
  void configurationIsFoundBesideTheClasses(
      String classFolder, String resources, @TempDir Path folder) throws IOException {
    copyClass(folder.resolve(classFolder));
    Path configuration =
        Files.createDirectories(folder.resolve(resources)).resolve("application.yml");
    Files.writeString(configuration, "spring.jpa.hibernate.ddl-auto: update\n");

    JavaClasses classes = new ClassFileImporter().importPath(folder.resolve(classFolder));

    assertThat(violations(ServicesNeverMigrate.CONFIGURATION_NEVER_CHANGES_THE_SCHEMA, classes))
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("(" + configuration + ":1) sets"));
  }

  @Test
  void configurationIsFoundInAJar(@TempDir Path folder) throws IOException {
    Path jar = folder.resolve("service 1.jar");
    try (FileSystem content =
        FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
      copyClass(content.getPath("/"));
      Files.writeString(
          content.getPath("/application.properties"), "spring.liquibase.enabled=true");
    }

    JavaClasses classes;
    try (JarFile imported = new JarFile(jar.toFile())) {
      classes = new ClassFileImporter().importJar(imported);
    }

    assertThat(violations(ServicesNeverMigrate.CONFIGURATION_NEVER_CHANGES_THE_SCHEMA, classes))
        .singleElement()
        .satisfies(
            line -> assertThat(line).startsWith("(" + jar + "!/application.properties:1) sets"));
    assertThat(violations(ServicesNeverMigrate.NEVER_RUN_DDL, classes)).isEmpty();
  }

  private static void copyClass(Path root) throws IOException {
    String file = ProductionConfigurationTest.class.getName().replace('.', '/') + ".class";
    Path copy = root.resolve(file);
    Files.createDirectories(Objects.requireNonNull(copy.getParent()));
    try (InputStream bytes =
        Objects.requireNonNull(ProductionConfigurationTest.class.getResourceAsStream("/" + file))) {
      Files.copy(bytes, copy);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "spring.jpa.hibernate.ddl-auto, update",
    "spring.jpa.hibernate.ddlAuto, CREATE-DROP",
    "orders.jpa.hibernate.ddl_auto, create",
    "spring.jpa.properties.hibernate.hbm2ddl.auto, drop",
    "spring.jpa.properties.javax.persistence.schema-generation.database.action, create",
    "spring.jpa.generate-ddl, true",
    "%prod.quarkus.hibernate-orm.schema-management.strategy, update",
    "quarkus.liquibase.migrate-at-start, true"
  })
  void changesTheSchema(String key, String value) {
    assertThat(SchemaSetting.violatedBy(key, value)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "validate", "", " None ", "${DDL_AUTO}"})
  void leavesTheSchemaAlone(String value) {
    assertThat(SchemaSetting.violatedBy("spring.jpa.hibernate.ddl-auto", value)).isEmpty();
  }
}
