package dev.plumbline.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.junit.MigratedDatabases;
import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.ServiceDatabase;
import dev.plumbline.spring.test.bread.BreadApplication;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Spring's contexts, JUnit's extension and everybody else in a JVM are on one server. */
@SpringBootTest(classes = BreadApplication.class)
@AutoConfigurePlumbline
@PlumblineTest("bread")
class OneServerTest {

  private static final String SERVER =
      "select inet_server_port() || ', started ' || pg_postmaster_start_time()";

  @Autowired private DataSource dataSource;

  @Test
  void allAreOnOneServer(ServiceDatabase ofJUnit) throws SQLException {
    String server = Bread.value(dataSource, SERVER);

    assertThat(Bread.value(ofJUnit.dataSource(), SERVER)).isEqualTo(server);
    try (MigratedDatabases others = MigratedDatabases.of("bread")) {
      assertThat(Bread.value(others.newDatabase().dataSource(), SERVER)).isEqualTo(server);
    }
  }

  @Test
  void allAreFromOneTemplate(ServiceDatabase ofJUnit) throws SQLException {
    String made = "select at from runs";

    assertThat(Bread.value(dataSource, made)).isEqualTo(Bread.value(ofJUnit.dataSource(), made));
  }

  @Test
  void eachHasADatabaseOfItsOwn(ServiceDatabase ofJUnit) throws SQLException {
    assertThat(Bread.database(dataSource)).isNotEqualTo(Bread.database(ofJUnit.dataSource()));
  }
}
