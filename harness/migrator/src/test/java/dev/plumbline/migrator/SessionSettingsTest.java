package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.servers.Disposable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What changeSets set for the session: with stock Liquibase it stays to the end of the run. */
class SessionSettingsTest {

  private static final String SEEN =
      "create table seen as select current_setting('%s', true) as value, current_user as by_role;\n";

  private static ChangelogFolder changelog(Path dir, String statement, String setting) {
    return new ChangelogFolder(dir)
        .withSql(
            "--changeset a:1\n" + statement + ";\n--changeset a:2\n" + SEEN.formatted(setting));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "set statement_timeout = '77s' | statement_timeout | 77s",
        "set work_mem = '9MB' | work_mem | 9MB",
        "set local work_mem = '9MB' | work_mem | 4MB",
        "select set_config('shop.mode', 'night', false) | shop.mode | night",
        // ours, for each changeSet anew
        "set lock_timeout = '77s' | lock_timeout | 3s",
        "reset all | client_connection_check_interval | 2s"
      })
  void isThereForTheNext(String statement, String setting, String value, @TempDir Path dir)
      throws SQLException {
    ChangelogFolder folder = changelog(dir, statement, setting);
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(Disposable.query(connection, "select value from seen")).containsExactly(value);
      for (String restored : new String[] {"statement_timeout", "lock_timeout"}) {
        assertThat(Disposable.query(connection, "show " + restored)).containsExactly("0");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"set role pg_monitor", "set session authorization pg_monitor"})
  void aRoleIsKeptForTheRunAndGivenUpAfterIt(String statement, @TempDir Path dir)
      throws SQLException {
    try (Connection connection = Disposable.database()) {
      Disposable.execute(connection, "grant all on schema public to pg_monitor");
      Disposable.execute(
          connection,
          "alter default privileges in schema public grant all on tables to pg_monitor");
      ChangelogFolder folder = changelog(dir, statement, "role");
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(Disposable.query(connection, "select by_role from seen"))
          .containsExactly("pg_monitor");
      assertThat(Disposable.query(connection, "select current_user = 'pg_monitor'"))
          .containsExactly("f");
      assertThat(Disposable.query(connection, "select session_user = 'pg_monitor'"))
          .containsExactly("f");
      assertThat(Disposable.query(connection, "select locked from databasechangeloglock"))
          .containsExactly("f");
    }
  }
}
