package dev.plumbline.archunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** One line takes over every rule. */
class ArchTestsTest {

  @AnalyzeClasses(packages = "dev.plumbline.archunit.violating")
  static final class OfAViolatingService {
    @ArchTest static final ArchTests RULES = ArchTests.in(ServicesNeverMigrate.class);
  }

  @Test
  void allRulesAtOnce() {
    EngineTestKit.engine("archunit")
        .selectors(selectClass(OfAViolatingService.class))
        .execute()
        .testEvents()
        .assertStatistics(statistics -> statistics.started(4).failed(4));
  }

  @Test
  void theAnnotationIsThere() throws NoSuchFieldException {
    assertThat(
            ServicesNeverMigrate.class
                .getField("NEVER_RUN_DDL")
                .isAnnotationPresent(ArchTest.class))
        .isTrue();
  }
}
