package dev.plumbline.spring.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.spring.test.bread.BreadApplication;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Classes and methods in parallel, in one context, each with fresh databases. */
class ParallelTest {

  @SpringBootTest(classes = BreadApplication.class, properties = "test=parallel")
  abstract static class Parallel {

    @Autowired DataSource dataSource;

    /** Two connections, and time for others to interfere. */
    void bakeAlone() throws Exception {
      Bread.assertMigratedOnce(dataSource);
      String database = Bread.database(dataSource);
      Bread.bake(dataSource, 1);
      Thread.sleep(20);
      assertThat(Bread.loaves(dataSource)).isEqualTo(1);
      assertThat(Bread.database(dataSource)).isEqualTo(database);
    }
  }

  @AutoConfigurePlumbline(refresh = RefreshMode.BEFORE_EACH_TEST_METHOD)
  static class OneTests extends Parallel {
    @RepeatedTest(4)
    void hasADatabase() throws Exception {
      bakeAlone();
    }
  }

  @AutoConfigurePlumbline(refresh = RefreshMode.BEFORE_EACH_TEST_METHOD)
  static class OtherTests extends Parallel {
    @RepeatedTest(4)
    void hasADatabase() throws Exception {
      bakeAlone();
    }
  }

  @AutoConfigurePlumbline(refresh = RefreshMode.BEFORE_CLASS)
  static class ClassTests extends Parallel {
    @Test
    void hasADatabase() throws Exception {
      bakeAlone();
    }
  }

  @AutoConfigurePlumbline
  static class ReadingTests extends Parallel {
    @RepeatedTest(4)
    void theDatabaseDoesNotChange() throws SQLException, InterruptedException {
      String database = Bread.database(dataSource);
      Thread.sleep(20);
      assertThat(Bread.database(dataSource)).isEqualTo(database);
    }
  }

  @Test
  void noneDisturbsAnother() {
    EngineTestKit.engine("junit-jupiter")
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .configurationParameter(
            "junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
        .selectors(
            selectClass(OneTests.class),
            selectClass(OtherTests.class),
            selectClass(ClassTests.class),
            selectClass(ReadingTests.class))
        .execute()
        .testEvents()
        .assertStatistics(statistics -> statistics.started(13).succeeded(13));
  }
}
