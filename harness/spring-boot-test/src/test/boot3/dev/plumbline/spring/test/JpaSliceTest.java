package dev.plumbline.spring.test;

import dev.plumbline.spring.test.bread.BreadApplication;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.test.context.ContextConfiguration;

@DataJpaTest
@ContextConfiguration(classes = BreadApplication.class)
@AutoConfigurePlumbline
class JpaSliceTest {

  @Autowired private DataSource dataSource;

  @Test
  void theDataSourceLeadsToAMigratedDatabase() throws SQLException {
    Bread.assertMigratedOnce(dataSource);
  }
}
