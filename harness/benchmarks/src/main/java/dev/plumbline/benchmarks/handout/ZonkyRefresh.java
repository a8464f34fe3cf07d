package dev.plumbline.benchmarks.handout;

import io.zonky.test.db.AutoConfigureEmbeddedDatabase;
import io.zonky.test.db.AutoConfigureEmbeddedDatabase.DatabaseProvider;
import io.zonky.test.db.AutoConfigureEmbeddedDatabase.DatabaseType;
import io.zonky.test.db.AutoConfigureEmbeddedDatabase.RefreshMode;
import io.zonky.test.db.context.DatabaseContext;
import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestContextManager;

/**
 * Zonky's embedded-database-spring-test with a database for every test method: the context that
 * Spring's test framework makes for such a class, and what its listener does after each method.
 * Templates and prefetching are as they are unless configured.
 */
final class ZonkyRefresh implements FreshDatabases {

  private final TestContextManager manager = new TestContextManager(RefreshedTest.class);
  private final DatabaseContext databases =
      manager.getTestContext().getApplicationContext().getBean(DatabaseContext.class);

  /** As its users write it. */
  @AutoConfigureEmbeddedDatabase(
      type = DatabaseType.POSTGRES,
      provider = DatabaseProvider.EMBEDDED,
      refresh = RefreshMode.AFTER_EACH_TEST_METHOD)
  @ContextConfiguration(classes = Migration.class)
  static class RefreshedTest {}

  /** The service's beans. */
  @Configuration
  static class Migration {

    @Bean
    SpringLiquibase liquibase(DataSource dataSource) {
      SpringLiquibase liquibase = new SpringLiquibase();
      liquibase.setDataSource(dataSource);
      liquibase.setChangeLog("classpath:" + SixtyTables.PATH);
      return liquibase;
    }
  }

  @Override
  public DataSource next() {
    return databases.getDatabase();
  }

  @Override
  public void done() {
    databases.reset();
  }

  @Override
  public void close() {
    manager.getTestContext().markApplicationContextDirty(null);
  }
}
