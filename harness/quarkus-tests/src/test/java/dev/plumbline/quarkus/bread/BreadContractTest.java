package dev.plumbline.quarkus.bread;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Beside Quarkus' tests. */
@PlumblineTest(value = "bread", changelog = "db/changelog/bread.sql", parameters = "first=Rye")
class BreadContractTest implements SchemaContract {

  @Test
  void theServerIsTheOneOfTheApplications(DataSource dataSource) throws SQLException {
    Servers.meet(dataSource);
  }
}
