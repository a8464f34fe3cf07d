package dev.plumbline.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiquibaseVersionTest {

  /** Unless the tests run with another one on purpose. */
  @Test
  void isThatOfTheJob() {
    assertThat(LiquibaseVersion.here())
        .isEqualTo(System.getProperty("other-liquibase.version", LiquibaseVersion.OF_THE_JOB));
  }

  @Test
  void saysWhatFollowsFromAnother() {
    assertThat(LiquibaseVersion.warning(LiquibaseVersion.OF_THE_JOB)).isEmpty();
    assertThat(LiquibaseVersion.warning("5.0.3"))
        .hasValueSatisfying(
            warning ->
                assertThat(warning)
                    .startsWith("The tests' Liquibase is 5.0.3, that of plumbline.jar 4.33.0. ")
                    .contains("Set liquibase.version to 4.33.0"));
  }
}
