package dev.plumbline.quarkus.bread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.quarkus.test.WithPlumblineDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource.DataSourceLiteral;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithPlumblineDatabase
@WithPlumblineDatabase(value = "stock", dataSource = "stock")
class TwoDatabasesTest {

  @Test
  void theAnnotationCanBeRepeated() throws SQLException {
    AgroalDataSource stock =
        Arc.container().select(AgroalDataSource.class, new DataSourceLiteral("stock")).get();

    assertThat(Servers.ask(stock, "select to_regclass('flour')")).isEqualTo("flour");
    Servers.meet(stock);
  }
}
