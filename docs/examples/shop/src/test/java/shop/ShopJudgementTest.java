package shop;

import static dev.plumbline.junit.PlumblineAssertions.assertThat;

import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.junit.Accept;
import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.ServiceDatabase;
import dev.plumbline.junit.SeverityOf;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@PlumblineTest(
    value = "shop",
    accept =
        @Accept(
            code = FindingCode.COLUMN_UNMAPPED,
            subject = "products.*",
            reason = "filled by the nightly import"),
    severities = @SeverityOf(code = FindingCode.INDEX_MISSING, is = Severity.NOTE))
class ShopJudgementTest {

  @Test
  void theColumnsOfTheImportAreAccepted(ServiceDatabase database, Connection connection)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("alter table products add import_key text");
    }

    assertThat(database.parity()).isEmpty();
  }
}
