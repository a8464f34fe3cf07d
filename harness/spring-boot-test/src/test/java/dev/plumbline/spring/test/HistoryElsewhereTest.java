package dev.plumbline.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.spring.VerifiedDatabases;
import dev.plumbline.spring.test.bread.BreadApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** An application whose history production has in another place than test databases have it. */
@SpringBootTest(
    classes = BreadApplication.class,
    properties = {
      "spring.liquibase.default-schema=bakery",
      "spring.liquibase.liquibaseSchema=history",
      "spring.liquibase.database-change-log-table=bread_history",
      "spring.liquibase.database-change-log-lock-table=bread_lock",
      "plumbline.history-schema=history"
    })
@AutoConfigurePlumbline
class HistoryElsewhereTest {

  @Autowired private VerifiedDatabases databases;

  @Test
  void theStarterFindsTheOneOfTheTestDatabase() {
    assertThat(databases.all())
        .extracting(database -> database.dataSource() + " " + database.verification().verdict())
        .containsExactly("dataSource READY");
  }
}
