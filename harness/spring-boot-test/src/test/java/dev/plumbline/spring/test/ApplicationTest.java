package dev.plumbline.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.plumbline.spring.VerifiedDatabases;
import dev.plumbline.spring.test.bread.BreadApplication;
import dev.plumbline.spring.test.bread.Loaf;
import dev.plumbline.spring.test.bread.Loaves;
import java.sql.SQLException;
import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.annotation.Transactional;

/** A whole application, with Liquibase, Flyway and Plumbline's starter on the class path. */
@SpringBootTest(classes = BreadApplication.class)
@AutoConfigurePlumbline
class ApplicationTest {

  @Autowired private DataSource dataSource;
  @Autowired private ApplicationContext context;
  @Autowired private Loaves loaves;

  @Test
  void theDataSourceLeadsToAMigratedDatabase() throws SQLException {
    Bread.assertMigratedOnce(dataSource);
    assertThat(dataSource).isInstanceOf(HikariDataSource.class);
  }

  @Test
  @Transactional
  void repositoriesWork() {
    loaves.saveAndFlush(new Loaf(1, "rye"));

    assertThat(loaves.findAll()).extracting(Loaf::label).containsExactly("1 rye");
  }

  @Test
  void theStarterVerifiesIt() {
    assertThat(context.getBean(VerifiedDatabases.class).all())
        .extracting(database -> database.dataSource() + " " + database.verification().verdict())
        .containsExactly("dataSource READY");
  }

  @Test
  void beansOfLiquibaseAndFlywayAreThere() {
    assertThat(context.getBeansOfType(SpringLiquibase.class)).hasSize(1);
    assertThat(context.getBeansOfType(Flyway.class)).hasSize(1);
  }
}
