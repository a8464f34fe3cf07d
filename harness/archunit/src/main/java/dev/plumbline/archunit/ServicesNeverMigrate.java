package dev.plumbline.archunit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * What the production classes and the configuration of a service must keep, so that nothing but the
 * migration job ever changes its schema.
 *
 * <p>All constants at once: {@code @ArchTest static final ArchTests rules =
 * ArchTests.in(ServicesNeverMigrate.class)}. Import production classes only ({@code
 * ImportOption.DoNotIncludeTests}): tests may well migrate. The rules are immutable and safe for
 * several threads.
 */
public final class ServicesNeverMigrate {

  /**
   * No class depends on Liquibase, Flyway, Plumbline's migrator or its command line, or names one
   * of their classes in a string.
   */
  @ArchTest
  public static final ArchRule NEVER_REACH_A_MIGRATOR =
      classes()
          .should(
              never(
                  dependOnClassesThat(
                      resideInAnyPackage(
                          "liquibase..",
                          "org.flywaydb..",
                          "dev.plumbline.changelog..",
                          "dev.plumbline.migrator..",
                          "dev.plumbline.rehearsal..",
                          "dev.plumbline.cli..",
                          "org.springframework.boot.liquibase..",
                          "org.springframework.boot.autoconfigure.liquibase..",
                          "org.springframework.boot.flyway..",
                          "org.springframework.boot.autoconfigure.flyway.."))))
          .andShould(new NamesNoMigrator())
          .as("services should never reach a migrator")
          .because(
              "each replica would migrate, and would need the privileges to do so: let the"
                  + " migration job do it (plumbline migrate), and give the dependency test scope");

  /**
   * No class has Hibernate, JPA or Spring create, change, empty or drop a schema, by a call or by a
   * property that it sets.
   */
  @ArchTest
  public static final ArchRule NEVER_CREATE_THE_SCHEMA =
      classes()
          .should(never(dependOnClassesThat(areSchemaTools())))
          .andShould(never(callMethodWhere(itChangesTheSchema())))
          .andShould(new SetsNoSchemaAction())
          .as("services should never create or change their schema")
          .because(
              "what the entities generate appears in no history and no review: put the change into"
                  + " the changelog, and let the migration job apply it");

  /** No class that talks to a database holds a statement that changes a schema. */
  @ArchTest
  public static final ArchRule NEVER_RUN_DDL =
      classes()
          .should(new RunsNoDdl())
          .as("services should never run DDL")
          .because(
              "a schema that a service changes is no longer the one that its changelog creates:"
                  + " put the statement into a changeSet. Temporary tables are fine");

  /**
   * No configuration beside the imported classes lets Hibernate, Spring, Liquibase or Flyway change
   * the schema at start-up. Fails, as ArchUnit's rules do, where there is no configuration to be
   * looked at.
   *
   * @see ProductionConfiguration#besideTheClasses()
   */
  @ArchTest
  public static final ArchRule CONFIGURATION_NEVER_CHANGES_THE_SCHEMA =
      configurationNeverChangesTheSchema(ProductionConfiguration.besideTheClasses());

  private ServicesNeverMigrate() {}

  /** The same of that configuration. */
  public static ArchRule configurationNeverChangesTheSchema(ProductionConfiguration configuration) {
    return all(configuration.files())
        .should(new LeavesTheSchemaAlone())
        .as("production configuration should never let a service change its schema")
        .because(
            "the service would change it at start-up, behind the migration job's back: only the"
                + " changelog may change it, and only the job applies the changelog");
  }

  /**
   * Entities, embeddables, mapped superclasses and converters live in these packages only.
   *
   * @param packages as ArchUnit writes them: {@code "com.example.orders.model.."}
   */
  public static ArchRule entitiesLiveIn(String... packages) {
    return classes()
        .that(areMapped())
        .should()
        .resideInAnyPackage(packages)
        .as("entities should live in " + String.join(" or ", packages))
        .because(
            "Plumbline's test looks for them only there, and an entity that it does not see may"
                + " differ from the schema unnoticed: move the class, or add its package to the"
                + " test's entityPackages and to this rule");
  }

  private static DescribedPredicate<JavaClass> areMapped() {
    List<String> annotations =
        List.of("Entity", "Embeddable", "MappedSuperclass", "Converter").stream()
            .flatMap(
                name ->
                    List.of("jakarta.persistence." + name, "javax.persistence." + name).stream())
            .toList();
    return describe(
        "are mapped", javaClass -> annotations.stream().anyMatch(javaClass::isAnnotatedWith));
  }

  private static DescribedPredicate<JavaClass> areSchemaTools() {
    return resideInAnyPackage(
            "org.hibernate.tool.hbm2ddl..",
            "org.hibernate.tool.schema..",
            "org.springframework.jdbc.datasource.init..",
            "org.springframework.r2dbc.connection.init..")
        .and(DescribedPredicate.not(assignableTo(Throwable.class)))
        .as("create schemas or run scripts");
  }

  private static DescribedPredicate<JavaMethodCall> itChangesTheSchema() {
    return describe(
        "the schema is changed",
        call -> {
          JavaClass owner = call.getTargetOwner();
          String method = call.getTarget().getName();
          if (method.equals("generateSchema")) {
            return isOneOf(owner, "Persistence", "spi.PersistenceProvider");
          }
          boolean isManager =
              isOneOf(owner, "SchemaManager")
                  || owner.isAssignableTo("org.hibernate.relational.SchemaManager");
          return isManager && !method.startsWith("validate");
        });
  }

  private static boolean isOneOf(JavaClass javaClass, String... names) {
    for (String name : names) {
      if (javaClass.isAssignableTo("jakarta.persistence." + name)
          || javaClass.isAssignableTo("javax.persistence." + name)) {
        return true;
      }
    }
    return false;
  }
}
