package dev.plumbline.bakery.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.ServiceDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as a process, on a database in each of the states that it may find. */
@PlumblineTest(value = "orders", databasePer = PlumblineTest.Scope.METHOD)
class OrdersStartTest {

  @TempDir private Path folder;

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void assertRefused(OrdersProcess orders, int exitCode, String... words) {
    assertThat(orders.output())
        .contains("APPLICATION FAILED TO START", "The database behind 'dataSource'")
        .contains(words)
        .doesNotContain("orders are in the book");
    assertThat(orders.exitCode()).isEqualTo(exitCode);
  }

  @Test
  void migrated(ServiceDatabase database) throws Exception {
    OrdersProcess orders = OrdersProcess.run(database, folder);

    assertThat(orders.output())
        .contains("Data source 'dataSource': orders: READY. ", "0 orders are in the book")
        .doesNotContain("WARN");
    assertThat(orders.exitCode()).isZero();
  }

  @Test
  void empty(ServiceDatabase database, Connection connection) throws Exception {
    execute(connection, "drop schema public cascade; create schema public");

    assertRefused(
        OrdersProcess.run(database, folder),
        4,
        "build of orders: EMPTY. Database is empty: the migration job for orders has not run or has failed.",
        "plumbline migrate orders");
  }

  @Test
  void behind(ServiceDatabase database, Connection connection) throws Exception {
    execute(
        connection,
        "delete from databasechangelog where orderexecuted ="
            + " (select max(orderexecuted) from databasechangelog)");

    assertRefused(
        OrdersProcess.run(database, folder), 4, "build of orders: BEHIND. ", "CHANGESET_PENDING");
  }

  @Test
  void aheadAndCompatible(ServiceDatabase database, Connection connection) throws Exception {
    aNewerBuild(connection, "alter table orders add column gift_note text");

    OrdersProcess orders = OrdersProcess.run(database, folder);

    assertThat(orders.output()).contains("orders: AHEAD. ", "0 orders are in the book");
    assertThat(orders.exitCode()).isZero();
  }

  @Test
  void aheadAndIncompatible(ServiceDatabase database, Connection connection) throws Exception {
    aNewerBuild(connection, "alter table orders rename column pickup_date to collected_on");

    assertRefused(
        OrdersProcess.run(database, folder),
        7,
        "build of orders: INCOMPATIBLE. ",
        "orders.pickup_date");
  }

  @Test
  void drifted(ServiceDatabase database, Connection connection) throws Exception {
    execute(connection, "alter table orders drop column pickup_date");

    assertRefused(
        OrdersProcess.run(database, folder),
        11,
        "build of orders: DRIFTED. ",
        "orders.pickup_date");
  }

  @Test
  void startsUnverifiedInAnEmergency(ServiceDatabase database, Connection connection)
      throws Exception {
    execute(connection, "alter table orders add column by_hand text");

    OrdersProcess orders = OrdersProcess.run(database, folder, "SKIP_MIGRATION_VERSION_CHECK=true");

    assertThat(orders.output())
        .contains("SKIP_MIGRATION_VERSION_CHECK=true", "WARN", "0 orders are in the book");
    assertThat(orders.exitCode()).isZero();
  }

  @Test
  void migratesUnderNoCircumstances(ServiceDatabase database, Connection connection)
      throws Exception {
    execute(connection, "drop schema public cascade; create schema public");

    OrdersProcess orders =
        OrdersProcess.run(
            database,
            folder,
            "SPRING_JPA_HIBERNATE_DDL_AUTO=update",
            "SKIP_MIGRATION_VERSION_CHECK=true");

    assertThat(orders.output())
        .contains("Switched off: hibernate.hbm2ddl.auto=update", "relation \"orders\" does not");
    assertThat(orders.exitCode()).isEqualTo(1);
  }

  private static void aNewerBuild(Connection connection, String change) throws SQLException {
    execute(connection, change);
    execute(
        connection,
        "insert into databasechangelog"
            + " (id, author, filename, dateexecuted, orderexecuted, exectype, md5sum)"
            + " select 'of-a-newer-build', author, filename, now(), orderexecuted + 1, exectype,"
            + " '9:0' from databasechangelog order by orderexecuted desc limit 1");
  }
}
