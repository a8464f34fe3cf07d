package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.servers.Disposable;
import dev.plumbline.verification.ChangeSetId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connection that a migrator is lent, as it, its listener and the caller see it. */
class MigratingConnectionTest {

  @Test
  void tellsTheListenerBetweenTransactions(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(ChangelogFolder.TWO_TABLES);
    List<String> events = new ArrayList<>();
    MigrationListener listener =
        new MigrationListener() {
          @Override
          public void starting(ChangeSetId changeSet, Connection current) throws SQLException {
            events.add("starting " + changeSet.id() + " " + Disposable.ownTables(current));
          }

          @Override
          public void applied(ChangeSetRun run, Connection current) throws SQLException {
            events.add("applied " + run.id().id() + " " + Disposable.ownTables(current));
            Disposable.execute(current, "create table left_open_by_the_listener (id int)");
          }
        };
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, listener);

      assertThat(events)
          .containsExactly(
              "starting 1 []",
              "applied 1 [loaves]",
              "starting 2 [loaves]",
              "applied 2 [crumbs, loaves]");
      assertThat(Disposable.ownTables(connection)).containsExactly("crumbs", "loaves");
    }
  }

  @Test
  void stopsWhereAListenerFails(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(ChangelogFolder.TWO_TABLES);
    MigrationListener failing =
        new MigrationListener() {
          @Override
          public void applied(ChangeSetRun run, Connection current) throws SQLException {
            Disposable.execute(current, "select * from nowhere");
          }
        };
    try (Connection connection = Disposable.database()) {
      assertThatExceptionOfType(DatabaseUnusableException.class)
          .isThrownBy(() -> new Migrator(folder.changelog()).migrate(connection, failing))
          .withMessageContaining("relation \"nowhere\" does not exist");
      assertThat(Disposable.ownTables(connection)).containsExactly("loaves");
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      assertThat(Disposable.ownTables(connection)).containsExactly("crumbs", "loaves");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void givesTheConnectionBackAsItWas(boolean autoCommit, @TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql("--changeset a:1\nset search_path to pg_catalog;\nselect 1;\n");
    try (Connection connection = Disposable.database()) {
      Disposable.execute(connection, "create schema shop; set search_path to shop, public");
      connection.setAutoCommit(autoCommit);
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      new Migrator(folder.changelog()).plan(connection);

      assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
      assertThat(Disposable.query(connection, "show search_path")).containsExactly("shop, public");
      Disposable.execute(connection, "create table usable (id int)");
    }
  }

  @Test
  void theServerNoticesSoonIfTheMigratorIsGone(@TempDir Path dir) throws SQLException {
    String seen =
        "select name || '=' || setting from pg_settings where name in"
            + " ('client_connection_check_interval', 'tcp_keepalives_idle',"
            + " 'tcp_keepalives_interval', 'tcp_keepalives_count', 'tcp_user_timeout')"
            + " order by name";
    ChangelogFolder folder =
        new ChangelogFolder(dir).withSql("--changeset a:1\ncreate table seen as " + seen + ";\n");
    try (Connection connection = Disposable.database()) {
      List<String> before = Disposable.query(connection, seen);
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(Disposable.query(connection, "table seen"))
          .containsExactly(
              "client_connection_check_interval=2000",
              "tcp_keepalives_count=4",
              "tcp_keepalives_idle=10",
              "tcp_keepalives_interval=5",
              "tcp_user_timeout=30000");
      assertThat(Disposable.query(connection, seen)).isEqualTo(before);
    }
  }

  @Test
  void aBrokenConnectionIsNotTheChangeSetsFault(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(ChangelogFolder.TWO_TABLES);
    Connection connection = Disposable.database();
    connection.close();

    assertThatExceptionOfType(DatabaseUnusableException.class)
        .isThrownBy(
            () -> new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE))
        .withMessageContaining("This connection has been closed");
  }
}
