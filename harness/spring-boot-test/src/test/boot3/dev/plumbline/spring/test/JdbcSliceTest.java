package dev.plumbline.spring.test;

import dev.plumbline.spring.test.bread.BreadApplication;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.test.context.ContextConfiguration;

@JdbcTest
@ContextConfiguration(classes = BreadApplication.class)
@AutoConfigurePlumbline
class JdbcSliceTest {

  @Autowired private DataSource dataSource;

  @Test
  void theDataSourceLeadsToAMigratedDatabase() throws SQLException {
    Bread.assertMigratedOnce(dataSource);
  }
}
