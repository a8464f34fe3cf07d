package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.servers.Disposable;
import dev.plumbline.servers.Standby;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps a migrator from making its first change. */
class RefusalsTest {

  private static MigrationRefusedException refusal(Migrator migrator, Connection connection)
      throws SQLException {
    MigrationRefusedException refused =
        catchThrowableOfType(
            MigrationRefusedException.class,
            () -> migrator.migrate(connection, MigrationListener.NONE));
    assertThat(refused).isNotNull();
    assertThat(Disposable.tables(connection)).doesNotContain("databasechangelog");
    return refused;
  }

  private static ChangelogFolder loaves(Path dir) {
    return new ChangelogFolder(dir).withSql("--changeset a:1\ncreate table loaves (id int);\n");
  }

  @Test
  void aReadOnlySession(@TempDir Path dir) throws SQLException {
    try (Connection connection = Disposable.database()) {
      Disposable.execute(connection, "set default_transaction_read_only = on");

      assertThat(refusal(new Migrator(loaves(dir).changelog()), connection).findings())
          .extracting(Finding::code)
          .containsExactly(FindingCode.SESSION_READ_ONLY);
    }
  }

  /** Nothing to do is nothing to refuse. */
  @Test
  void aReadOnlySessionWillDoIfAllIsApplied(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = loaves(dir);
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      Disposable.execute(connection, "set default_transaction_read_only = on");

      assertThat(
              new Migrator(folder.changelog())
                  .migrate(connection, MigrationListener.NONE)
                  .isUpToDate())
          .isTrue();
    }
  }

  @Test
  void aStandby(@TempDir Path dir) throws Exception {
    try (Connection primary = Disposable.replicableDatabase();
        Standby standby =
            Standby.of(Disposable.of(primary), Files.createDirectory(dir.resolve("standby")));
        Connection connection = standby.dataSource().getConnection()) {
      MigrationRefusedException refused =
          refusal(new Migrator(loaves(dir).changelog()), connection);

      assertThat(refused.findings())
          .extracting(Finding::code)
          .containsExactly(FindingCode.SERVER_STANDBY);
      assertThat(refused).hasMessageContaining("targetServerType=primary");
    }
  }

  @ParameterizedTest
  @CsvSource({"9, false", "13, false", "14, true", "18, true"})
  void serversOlderThan14(int major, boolean supported) {
    assertThat(Preflight.isSupported(major)).isEqualTo(supported);
  }

  @Test
  void everythingThatTheRoleMayNotDoAtOnce(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withYaml(
                """
                  - changeSet:
                      id: 1
                      author: a
                      changes:
                        - addColumn:
                            tableName: loaves
                            columns: [{column: {name: name, type: text}}]
                        - sql: {sql: alter table only crumbs drop column name}
                """);
    String role = "clerk_" + dir.getFileName().toString().replaceAll("\\W", "");
    try (Connection connection = Disposable.database()) {
      Disposable.execute(
          connection,
          "create table loaves (id int); create table crumbs (name text); create role "
              + role
              + "; grant select on all tables in schema public to "
              + role);
      Disposable.execute(connection, "set default_transaction_read_only = on");
      Disposable.execute(connection, "set role " + role);
      MigrationRefusedException refused = refusal(new Migrator(folder.changelog()), connection);
      Disposable.execute(connection, "reset role; set default_transaction_read_only = off");
      Disposable.execute(connection, "drop owned by " + role + "; drop role " + role);

      assertThat(refused)
          .hasMessageStartingWith("shop: refused, because the database is UNMANAGED.")
          .hasMessageContaining("transactions of " + role + " are read-only")
          .hasMessageContaining(role + " may not create anything in schema public")
          .hasMessageContaining("ChangeSet changelogs/shop/changelog.yaml::1::a alters it");
      assertThat(refused.findings())
          .extracting(
              finding -> finding.code() + " " + finding.subject().replaceAll(".* at .*", "db"))
          .containsExactlyInAnyOrder(
              "SESSION_READ_ONLY db",
              "PRIVILEGE_MISSING db",
              "PRIVILEGE_MISSING loaves",
              "PRIVILEGE_MISSING crumbs");
    }
  }

  @Test
  void aRoleThatMayNotRecordWhatItDoes(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = loaves(dir);
    String role = "clerk_" + dir.getFileName().toString().replaceAll("\\W", "");
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      folder.withSql(
          "--changeset a:1\ncreate table loaves (id int);\n--changeset a:2\nselect 1;\n");
      Disposable.execute(
          connection,
          "create role "
              + role
              + "; grant all on databasechangeloglock to "
              + role
              + "; grant select on databasechangelog to "
              + role);
      Disposable.execute(connection, "set role " + role);
      MigrationRefusedException refused =
          catchThrowableOfType(
              MigrationRefusedException.class,
              () -> new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE));
      Disposable.execute(connection, "reset role");
      Disposable.execute(connection, "drop owned by " + role + "; drop role " + role);

      assertThat(refused.findings().toText())
          .contains(
              "PRIVILEGE_MISSING  public.databasechangelog",
              "GRANT INSERT, UPDATE, DELETE ON public.databasechangelog TO " + role + ";");
    }
  }

  @Test
  void aHistoryOfAnotherService(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = loaves(dir);
    Migrator other = new Migrator(Changelog.locate("sql", SearchPath.classPath()));
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      MigrationRefusedException refused =
          catchThrowableOfType(
              MigrationRefusedException.class,
              () -> other.migrate(connection, MigrationListener.NONE));

      assertThat(refused)
          .hasMessageStartingWith("sql: refused, because the database is UNMANAGED.")
          .hasMessageContaining("changelogs/shop/changelog.sql::1::a");
      assertThat(Disposable.query(connection, "select id from databasechangelog"))
          .containsExactly("1");
    }
  }
}
