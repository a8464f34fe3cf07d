package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.servers.Disposable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that a migrator leaves as they are, and what it says of them. */
class RefusedDatabasesTest {

  @Test
  void refusesADatabaseThatSomethingElseFilled(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(ChangelogFolder.TWO_TABLES);
    try (Connection connection = Disposable.database()) {
      Disposable.execute(connection, "create table legacy (id int)");

      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(
              () -> new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE))
          .withMessageStartingWith(
              "shop: refused, because the database is UNMANAGED. Database has 1 table, but no"
                  + " migration history");
      assertThat(Disposable.tables(connection)).containsExactly("legacy");
    }
  }

  @Test
  void refusesAChangeSetThatWasEditedAfterItsRelease(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir).withSql("--changeset a:1\nselect 1;\n--changeset a:2\nselect 1;");
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      String before =
          Disposable.query(connection, "select md5sum from databasechangelog where id = '1'")
              .get(0);
      folder.withSql("--changeset a:1\nselect 2;\n--changeset a:2\nselect 1;");
      String after = String.valueOf(folder.changelog().revision().changeSets().get(0).checksum());

      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(
              () -> new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE))
          .withMessageStartingWith("shop: refused, because the database is CHANGED. 1 changeSet")
          .withMessageContaining("changelogs/shop/changelog.sql::1::a")
          .withMessageContaining("expected  checksum " + after)
          .withMessageContaining("found     checksum " + before)
          .withMessageContaining("put the change into a new changeSet")
          .satisfies(e -> assertThat(e.findings().size()).isEqualTo(1));
    }
  }

  @Test
  void refusesADatabaseThatIsAheadOfTheChangelog(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(ChangelogFolder.TWO_TABLES);
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      folder.withSql(
          "--changeset a:1\ncreate table loaves (id int);\n--rollback drop table loaves;");

      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(
              () -> new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE))
          .withMessage(
              "shop: refused, because the database is AHEAD. Everything that this build needs is"
                  + " applied, and 1 changeSet that it does not know, the last being"
                  + " changelogs/shop/changelog.sql::2::a. This changelog is older than the"
                  + " database, and an older build must not change what a newer one has made. Run"
                  + " the newer build's job, or nothing at all: the older service starts on this"
                  + " database as it is. If there is no newer build, a changeSet has been removed"
                  + " or renamed: restore it.");
    }
  }

  @Test
  void refusesWhatTheChangelogsPreconditionsForbid(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withYaml(
                """
                  - preConditions:
                      - runningAs:
                          username: nobody_else
                  - changeSet:
                      id: 1
                      author: a
                      changes:
                        - sql:
                            sql: select 1
                """);
    try (Connection connection = Disposable.database()) {
      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(
              () -> new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE))
          .withMessageStartingWith("shop: refused to migrate. ")
          .withMessageContaining("nobody_else")
          .withMessageEndingWith(
              "Nothing was applied. Correct the changelog, or what its preconditions ask for.");
      assertThat(Disposable.query(connection, "select id from databasechangelog")).isEmpty();
    }
  }

  @Test
  void saysThatTheRoleMayNotCreateTables(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(ChangelogFolder.TWO_TABLES);
    try (Connection connection = Disposable.database()) {
      Disposable.execute(connection, "revoke create on schema public from public");
      Disposable.execute(connection, "set role pg_monitor");

      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(
              () -> new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE))
          .withMessageStartingWith(
              "shop: refused before the first change.\nERROR PRIVILEGE_MISSING  ")
          .withMessageContaining("pg_monitor may not create anything in schema public")
          .withMessageContaining("GRANT CREATE ON SCHEMA public TO pg_monitor;");
    }
  }
}
