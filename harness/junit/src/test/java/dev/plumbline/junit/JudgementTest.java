package dev.plumbline.junit;

import static dev.plumbline.junit.PlumblineAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.junit.PlumblineTest.Scope;
import dev.plumbline.junit.shop.Product;
import dev.plumbline.verification.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The assertions, on databases that the tests spoil. */
@PlumblineTest(value = "shop", entities = Product.class, databasePer = Scope.METHOD)
class JudgementTest {

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aMigratedDatabaseIsInOrder(ServiceDatabase database) {
    assertThat(database)
        .hasNoEmptyChangelogFile()
        .agreesWithEntities()
        .everyChangeSetHasAnEffect()
        .everyChangeSetRollsBack()
        .migratingAgainChangesNothing()
        .isReady();
  }

  @Test
  void parityIsJudgedOnTheDatabaseAsItIs(ServiceDatabase database, Connection connection)
      throws SQLException {
    execute(connection, "alter table products alter price drop not null, add column extra text");

    assertThat(database.parity())
        .contains(FindingCode.COLUMN_REQUIRED_BY_MAPPING, "products.price")
        .contains(FindingCode.COLUMN_UNMAPPED, "products.extra")
        .containsOnlyCodes(FindingCode.COLUMN_REQUIRED_BY_MAPPING, FindingCode.COLUMN_UNMAPPED)
        .hasNone(Severity.ERROR);
    assertThatThrownBy(() -> assertThat(database).agreesWithEntities())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("shop: entities and schema do not agree: 1 warning")
        .hasMessageContaining("WARNING COLUMN_REQUIRED_BY_MAPPING  products.price")
        .hasMessageNotContaining("COLUMN_UNMAPPED");
    assertThatThrownBy(() -> assertThat(database.parity()).isEmpty())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("1 warning, 1 note");
    assertThatThrownBy(
            () -> assertThat(database.parity()).contains(FindingCode.TABLE_MISSING, "products"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no finding TABLE_MISSING on products");
  }

  @Test
  void aDatabaseThatIsBehindIsNotReadyUntilItIsMigrated(
      ServiceDatabase database, Connection connection) throws SQLException {
    execute(
        connection,
        "alter table products alter price drop not null;"
            + " delete from databasechangelog where id = 'require-price'");

    assertThat(database.verify()).hasVerdict(Verdict.BEHIND);
    assertThatThrownBy(() -> assertThat(database).isReady())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("shop: BEHIND. 1 changeSet of this build not applied")
        .hasMessageContaining("require-price");
    assertThatThrownBy(() -> assertThat(database.verify()).isGood())
        .isInstanceOf(AssertionError.class);

    assertThat(database.migrate().runs()).hasSize(1);

    assertThat(database).isReady().agreesWithEntities();
  }

  @Test
  void aMigrationThatActsTwiceIsReported(ServiceDatabase database, Connection connection)
      throws SQLException {
    execute(
        connection,
        "alter table products alter price drop not null;"
            + " delete from databasechangelog where id = 'require-price'");

    assertThatThrownBy(() -> assertThat(database).migratingAgainChangesNothing())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("MIGRATION_NOT_REPEATABLE")
        .hasMessageContaining("column products.price has nullable false, should be true");
  }
}
