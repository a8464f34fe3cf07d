package dev.plumbline.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

/**
 * Who may know whom. ArchUnit fails a rule whose subject matches no class, so none of them can
 * become idle by a renaming.
 */
@AnalyzeClasses(packages = "dev.plumbline", importOptions = DoNotIncludeTests.class)
class DependencyTest {

  private static final String[] CORE = {
    "dev.plumbline.schema..",
    "dev.plumbline.catalog..",
    "dev.plumbline.comparison..",
    "dev.plumbline.finding..",
    "dev.plumbline.history..",
    "dev.plumbline.text..",
    "dev.plumbline.snapshot..",
    "dev.plumbline.verification.."
  };

  @ArchTest
  static final ArchRule coreKnowsOnlyTheJdk =
      classes()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              and(CORE, "java..", "javax.net.ssl..", "javax.sql..", "org.jspecify.annotations.."))
          .because("it is on the production class path of every service, beside any framework");

  @ArchTest
  static final ArchRule onlyChangelogAndMigratorKnowLiquibase =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.plumbline.changelog..", "dev.plumbline.migrator..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("liquibase..")
          .because("what it reads and does is told to the others in our own words");

  @ArchTest
  static final ArchRule changelogKnowsOnlyCore =
      knowsOnly("dev.plumbline.changelog..")
          .because("a changelog is a value, whatever becomes of it");

  @ArchTest
  static final ArchRule migratorKnowsOnlyChangelogs =
      knowsOnly("dev.plumbline.migrator..", "dev.plumbline.changelog..")
          .because("what changes a schema serves those who watch it, and does not know them");

  @ArchTest
  static final ArchRule rehearsalKnowsOnlyTheMigrator =
      knowsOnly(
              "dev.plumbline.rehearsal..", "dev.plumbline.changelog..", "dev.plumbline.migrator..")
          .because("the command line looks for drift where there are no entities and no clusters");

  @ArchTest
  static final ArchRule onlyTheHibernateModuleKnowsHibernate =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.plumbline.hibernate..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.hibernate..", "io.github.classgraph..")
          .because("several Hibernate versions are supported in one place");

  @ArchTest
  static final ArchRule entitiesAreTheBusinessOfTestsOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.plumbline.hibernate..", "dev.plumbline.junit..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.persistence..")
          .because("what runs in production judges schemas, not mappings");

  @ArchTest
  static final ArchRule postgresKnowsNobody =
      noClasses()
          .that()
          .resideInAPackage("dev.plumbline.postgres..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.plumbline..")
                  .and(resideOutsideOfPackage("dev.plumbline.postgres..")))
          .because("clusters and databases serve every module's tests, core's included");

  @ArchTest
  static final ArchRule hibernateKnowsOnlyCore =
      noClasses()
          .that()
          .resideInAPackage("dev.plumbline.hibernate..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.plumbline.postgres..", "dev.plumbline.junit..", "dev.plumbline.cli..")
          .because("it is composed by others");

  @ArchTest
  static final ArchRule cliSeesNothingOfTheTests =
      noClasses()
          .that()
          .resideInAPackage("dev.plumbline.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.plumbline.postgres..", "dev.plumbline.hibernate..", "dev.plumbline.junit..")
          .because("plumbline.jar runs in production, where there are no entities and no clusters");

  @ArchTest
  static final ArchRule starterKnowsOnlyCoreAndSpring =
      classes()
          .that()
          .resideInAPackage("dev.plumbline.spring..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              and(
                  CORE,
                  "dev.plumbline.snapshot..",
                  "dev.plumbline.spring..",
                  "java..",
                  "javax.sql..",
                  "org.jspecify.annotations..",
                  "org.springframework..",
                  "io.micrometer.core.."))
          .because("it is on the production class path of services, which never migrate");

  @ArchTest
  static final ArchRule onlyTheStarterKnowsSpring =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.plumbline.spring..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "io.micrometer..")
          .because("services without Spring are verified as well");

  @ArchTest
  static final ArchRule rulesForServicesKnowNobody =
      classes()
          .that()
          .resideInAPackage("dev.plumbline.archunit..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.plumbline.archunit..",
              "java..",
              "javax.xml..",
              "com.tngtech.archunit..",
              "org.jspecify.annotations..",
              "org.objectweb.asm..",
              "org.yaml.snakeyaml..")
          .because("they look at classes and files, not at databases");

  @ArchTest
  static final ArchRule onlyTheCliParsesCommandLines =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.plumbline.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..")
          .because("libraries have an API, not options");

  @ArchTest
  static final ArchRule noCyclesBetweenPackages =
      slices()
          .matching("dev.plumbline.(*)..")
          .should()
          .beFreeOfCycles()
          .because("dependencies point one way");

  /** Of ours, that package may know core's and these, beside itself. */
  private static ArchRule knowsOnly(String subject, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(subject)
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.plumbline..")
                .and(resideOutsideOfPackages(and(and(CORE, subject), others))));
  }

  @ArchTest
  static final ArchRule theCliIsBuiltInLayers =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.plumbline.cli..")
          .layer("entry point")
          .definedBy("dev.plumbline.cli")
          .layer("command")
          .definedBy("dev.plumbline.cli.command..")
          .layer("fleet")
          .definedBy("dev.plumbline.cli.fleet..")
          .layer("output")
          .definedBy("dev.plumbline.cli.output..")
          .layer("settings")
          .definedBy("dev.plumbline.cli.settings..")
          .whereLayer("entry point")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("command")
          .mayOnlyBeAccessedByLayers("entry point")
          .whereLayer("fleet")
          .mayOnlyBeAccessedByLayers("command", "entry point")
          .whereLayer("output")
          .mayOnlyBeAccessedByLayers("fleet", "command", "entry point")
          .ensureAllClassesAreContainedInArchitectureIgnoring(
              resideOutsideOfPackage("dev.plumbline.cli.."))
          .because("a command knows how it is run, told and heard, and never the other way round");

  private static String[] and(String[] some, String... more) {
    String[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }
}
