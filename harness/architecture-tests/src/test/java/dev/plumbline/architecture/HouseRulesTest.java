package dev.plumbline.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.plumbline.finding.FindingCode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.NullMarked;

/** How we name and write. */
@AnalyzeClasses(packages = "dev.plumbline", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Common|Impl)(\\$.*)?")
          .because("such a name could hold anything, and soon does");

  @ArchTest
  static final ArchRule exceptionsSayThatTheyAre =
      classes()
          .that()
          .areAssignableTo(Throwable.class)
          .should()
          .haveSimpleNameEndingWith("Exception")
          .because("that is how Java names them");

  @ArchTest
  static final ArchRule onlyTheCliPrints =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.plumbline.cli..")
          .should(ACCESS_STANDARD_STREAMS)
          .because("a library's words go to the log or into an exception");

  @ArchTest
  static final ArchRule onlyTheCliChoosesALoggingLibrary =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.plumbline.cli..")
          .and()
          .haveNameNotMatching(
              ".*\\.LiquibaseLog(\\$.*)?") // Liquibase's logger speaks in its levels
          .and()
          .doNotImplement(DataSource.class) // JDBC asks each for its logger
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.jboss.logging..")
          .because("System.Logger goes to whatever the service uses");

  @ArchTest
  static final ArchRule fieldsAreNotOpenToEveryone =
      fields()
          .that()
          .areNotStatic()
          .should()
          .notBePublic()
          .because("values are valid once built and stay so");

  @ArchTest
  static void everyFindingCodeIsReportedSomewhere(JavaClasses classes) {
    List<String> unused =
        Arrays.stream(FindingCode.values())
            .map(FindingCode::name)
            .filter(
                code ->
                    classes.get(FindingCode.class).getField(code).getAccessesToSelf().stream()
                        .allMatch(
                            access -> access.getOriginOwner().isEquivalentTo(FindingCode.class)))
            .toList();

    assertThat(unused).as("finding codes that nobody reports").isEmpty();
  }

  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses classes) {
    List<String> unmarked =
        packages(classes)
            .filter(
                javaPackage ->
                    !javaPackage.getClasses().isEmpty()
                        && !javaPackage.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .toList();

    assertThat(unmarked).as("packages whose package-info.java lacks @NullMarked").isEmpty();
  }

  private static Stream<JavaPackage> packages(JavaClasses classes) {
    return classes.getPackage("dev.plumbline").getSubpackagesInTree().stream();
  }
}
