package dev.plumbline.spring.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.spring.test.bread.BreadApplication;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** {@code plumbline.keep=on-failure} holds for Spring's tests, too. */
class KeptDatabaseTest {

  private static final String KEEP = "plumbline.keep";
  private static String database = "";

  @SpringBootTest(classes = BreadApplication.class, properties = "test=kept")
  @AutoConfigurePlumbline(
      parameters = "unused=for-a-template-of-its-own",
      refresh = RefreshMode.AFTER_EACH_TEST_METHOD)
  static class FailingTests {

    @Autowired private DataSource dataSource;

    @Test
    void fails() throws SQLException {
      database = Bread.database(dataSource);
      throw new IllegalStateException("on purpose");
    }
  }

  @AfterEach
  void keepNoMore() {
    System.clearProperty(KEEP);
  }

  @Test
  void theFailureSaysWhereTheDatabaseIs() {
    System.setProperty(KEEP, "on-failure");

    Throwable failure =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(FailingTests.class))
            .execute()
            .testEvents()
            .failed()
            .stream()
            .findFirst()
            .orElseThrow()
            .getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
            .getThrowable()
            .orElseThrow();

    assertThat(failure).hasMessage("on purpose");
    assertThat(failure.getSuppressed())
        .singleElement()
        .asString()
        .contains("Database " + database + " is kept", "psql -h 127.0.0.1");
  }
}
