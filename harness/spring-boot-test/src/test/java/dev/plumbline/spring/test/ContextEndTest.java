package dev.plumbline.spring.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.ServiceDatabase;
import dev.plumbline.spring.test.bread.BreadApplication;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

/** What becomes of a database when its context is closed, as by {@code @DirtiesContext}. */
@PlumblineTest("bread")
class ContextEndTest {

  @SpringBootTest(classes = BreadApplication.class, properties = "test=end")
  @AutoConfigurePlumbline
  @DirtiesContext
  static class Dirty {}

  @Test
  void theDatabaseIsGivenBack(ServiceDatabase observer) throws Exception {
    TestContext test = new TestContextManager(Dirty.class).getTestContext();
    DataSource dataSource = test.getApplicationContext().getBean(DataSource.class);
    String first = Bread.database(dataSource);

    test.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);

    awaitEnd(first, observer.dataSource());
    DataSource next = test.getApplicationContext().getBean(DataSource.class);
    Bread.assertMigratedOnce(next);
    assertThat(Bread.database(next)).isNotEqualTo(first);
    test.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
    assertThatThrownBy(next::getConnection).isInstanceOf(SQLException.class);
  }

  private static void awaitEnd(String database, DataSource server) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (isThere(database, server)) {
      assertThat(System.nanoTime()).as("%s is still there", database).isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  private static boolean isThere(String database, DataSource server) throws SQLException {
    return Bread.value(
            server, "select count(*) from pg_database where datname = '" + database + "'")
        .equals("1");
  }
}
