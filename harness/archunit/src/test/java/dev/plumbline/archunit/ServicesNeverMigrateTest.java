package dev.plumbline.archunit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServicesNeverMigrateTest {

  private static final JavaClasses CLEAN = importPackage("clean");
  private static final JavaClasses VIOLATING = importPackage("violating");

  private static JavaClasses importPackage(String name) {
    return new ClassFileImporter().importPackages("dev.plumbline.archunit." + name);
  }

  private static List<String> violations(ArchRule rule, String ofClass) {
    JavaClasses classes =
        VIOLATING.that(describe(ofClass, each -> each.getSimpleName().equals(ofClass)));
    return rule.evaluate(classes).getFailureReport().getDetails();
  }

  static List<ArchRule> rulesOfClasses() {
    return List.of(
        ServicesNeverMigrate.NEVER_REACH_A_MIGRATOR,
        ServicesNeverMigrate.NEVER_CREATE_THE_SCHEMA,
        ServicesNeverMigrate.NEVER_RUN_DDL,
        ServicesNeverMigrate.entitiesLiveIn("dev.plumbline.archunit.clean.model.."));
  }

  @ParameterizedTest
  @MethodSource("rulesOfClasses")
  void aServiceThatKeepsTheRulesPasses(ArchRule rule) {
    EvaluationResult result = rule.evaluate(CLEAN);

    assertThat(result.getFailureReport().getDetails()).isEmpty();
  }

  @Test
  void aServiceReachesNoMigrator() {
    assertThat(violations(ServicesNeverMigrate.NEVER_REACH_A_MIGRATOR, "Migrates"))
        .anySatisfy(
            line -> assertThat(line).contains("calls method <liquibase.Liquibase.update()>"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "Method <dev.plumbline.archunit.violating.Migrates.hidden()> names the"
                            + " class \"dev.plumbline.migrator.Migrator\" in (Migrates.java:13)"));
  }

  @Test
  void aServiceCreatesNoSchema() {
    List<String> details =
        violations(ServicesNeverMigrate.NEVER_CREATE_THE_SCHEMA, "CreatesTheSchema");

    for (String way :
        List.of(
            "byExport",
            "byPersistence",
            "bySchemaManager",
            "byHibernate",
            "byTool",
            "byScript",
            "bySetting",
            "byArgument")) {
      assertThat(details).as(way).anyMatch(line -> line.contains("CreatesTheSchema." + way + "("));
    }
    assertThat(details)
        .contains(
            "Method <dev.plumbline.archunit.violating.CreatesTheSchema.bySetting()> sets"
                + " hibernate.hbm2ddl.auto=update in (CreatesTheSchema.java:42): set it to none, or"
                + " to validate");
  }

  @Test
  void aServiceRunsNoDdl() {
    assertThat(
            ServicesNeverMigrate.NEVER_RUN_DDL.evaluate(VIOLATING).getFailureReport().getDetails())
        .map(line -> line.replace("dev.plumbline.archunit.violating.", ""))
        .containsExactlyInAnyOrder(
            "Field <RunsDdl.DROP> holds \"drop table if exists loaf cascade\" in"
                + " (RunsDdl.java:0)",
            "Method <RunsDdl.byJdbc()> holds \"CREATE TABLE\" in" + " (RunsDdl.java:15)",
            "Method <RunsDdl.byJdbc()> holds \"alter table loaf add column note text\""
                + " in (RunsDdl.java:16)",
            "Method <RunsDdl.byTemplate()> holds \"TRUNCATE TABLE loaf\" in" + " (RunsDdl.java:22)",
            "Method <RunsDdl.byEntityManager()> holds \"ALTER TYPE colour ADD VALUE"
                + " 'red'\" in (RunsDdl.java:30)",
            "Method <RunsDdl.lambda$byLambda$0()> holds \"CREATE SCHEMA archive\" in"
                + " (RunsDdl.java:34)",
            "Method <Statements.<clinit>()> holds \"create unique index concurrently if"
                + " not exists loaf_name on…\" in (Statements.java:5)");
  }

  @Test
  void entitiesLiveWhereTheServiceSays() {
    ArchRule rule = ServicesNeverMigrate.entitiesLiveIn("dev.plumbline.archunit.violating.model..");

    assertThat(rule.evaluate(VIOLATING).getFailureReport().toString())
        .contains("entities should live in dev.plumbline.archunit.violating.model..")
        .contains("Class <dev.plumbline.archunit.violating.elsewhere.Crumb>")
        .contains("add its package to the test's entityPackages");
  }

  @ParameterizedTest
  @MethodSource("rulesOfClasses")
  void everyRuleSaysWhyAndWhatToDo(ArchRule rule) {
    assertThat(rule.getDescription()).contains("should", "because", ":");
  }
}
