package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.servers.Disposable;
import dev.plumbline.verification.ChangeSetId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollbackTest {

  @ParameterizedTest
  @ValueSource(strings = {"yaml", "xml", "json", "sql"})
  void rollsBackEveryFormat(String service) throws SQLException {
    Migrator migrator = new Migrator(Changelog.locate(service, SearchPath.classPath()));
    List<String> rolledBack = new ArrayList<>();
    MigrationListener listener =
        new MigrationListener() {
          @Override
          public void rolledBack(ChangeSetId changeSet, Duration elapsed, Connection current) {
            rolledBack.add(changeSet.id());
          }
        };
    try (Connection connection = Disposable.database()) {
      migrator.migrate(connection, MigrationListener.NONE);
      migrator.rollback(connection, 1, listener);
      assertThat(Disposable.query(connection, "select name from loaves")).isEmpty();
      migrator.rollback(connection, 1, listener);

      assertThat(rolledBack).containsExactly("seed-loaves", "create-loaves");
      assertThat(Disposable.tables(connection))
          .containsExactly("databasechangelog", "databasechangeloglock");
      assertThat(migrator.migrate(connection, MigrationListener.NONE).runs()).hasSize(2);
    }
  }

  /** Liquibase itself says that it does not support that, and does it. */
  @Test
  void deletesWhatLoadUpdateDataHasLoaded(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .with("loaves.csv", "id,name\n1,oat\n2,spelt\n")
            .withYaml(
                """
                  - changeSet:
                      id: 1
                      author: a
                      changes:
                        - sql: create table loaves (id int primary key, name varchar(20))
                        - sql: insert into loaves values (7, 'rye')
                  - changeSet:
                      id: 2
                      author: a
                      changes:
                        - loadUpdateData:
                            file: loaves.csv
                            relativeToChangelogFile: true
                            tableName: loaves
                            primaryKey: id
                """);
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      new Migrator(folder.changelog()).rollback(connection, 1, MigrationListener.NONE);

      assertThat(Disposable.query(connection, "select name from loaves")).containsExactly("rye");
      assertThat(Disposable.query(connection, "select id from databasechangelog"))
          .containsExactly("1");
    }
  }

  @Test
  void refusesBeforeTouchingAnythingIfOneHasNoRollback(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                """
                --changeset a:1
                create table loaves (id int);
                --changeset a:2
                create table crumbs (id int);
                --rollback drop table crumbs;
                """);
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(
              () ->
                  new Migrator(folder.changelog()).rollback(connection, 2, MigrationListener.NONE))
          .withMessageStartingWith("shop: cannot roll back. Nothing was rolled back.")
          .withMessageContaining("changelogs/shop/changelog.sql::1::a")
          .satisfies(
              e ->
                  assertThat(e.findings())
                      .extracting(Finding::code)
                      .containsExactly(FindingCode.ROLLBACK_MISSING));
      assertThat(Disposable.tables(connection)).contains("loaves", "crumbs");
    }
  }

  @Test
  void saysHowFarItCameIfOneFails(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                """
                --changeset a:1
                create table loaves (id int);
                --rollback drop table loavse;
                --changeset a:2
                create table crumbs (id int);
                --rollback drop table crumbs;
                """);
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThatExceptionOfType(ChangeSetFailedException.class)
          .isThrownBy(
              () ->
                  new Migrator(folder.changelog()).rollback(connection, 2, MigrationListener.NONE))
          .withMessage(
              """
              shop: changeSet changelogs/shop/changelog.sql::1::a cannot be rolled back.
                ERROR: table "loavse" does not exist (SQLState 42P01)
                in: drop table loavse
              It is still applied and recorded. What this run rolled back before stays rolled \
              back: 1 changeSet. Correct its rollback and roll back again.\
              """);
      assertThat(Disposable.query(connection, "select id from databasechangelog"))
          .containsExactly("1");
    }
  }

  @Test
  void refusesMoreThanThereAre(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir).withSql("--changeset a:1\nselect 1;\n--rollback select 1;\n");
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(
              () ->
                  new Migrator(folder.changelog()).rollback(connection, 2, MigrationListener.NONE))
          .withMessage(
              "shop: asked to roll back 2 changeSets, but only 1 are applied. Nothing was rolled"
                  + " back; ask for fewer.");
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  new Migrator(folder.changelog()).rollback(connection, 0, MigrationListener.NONE));
    }
  }

  @Test
  void refusesIfTheLastOnesAreNotInTheChangelog(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                """
                --changeset a:1
                select 1;
                --rollback select 1;
                --changeset a:2
                select 1;
                --rollback select 1;
                """);
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      folder.withSql(
          """
          --changeset a:1
          select 1;
          --rollback select 1;
          --changeset a:3
          select 1;
          --rollback select 1;
          """);

      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(
              () ->
                  new Migrator(folder.changelog()).rollback(connection, 1, MigrationListener.NONE))
          .withMessageContaining("CHANGESET_UNKNOWN  changelogs/shop/changelog.sql::2::a");
      assertThat(Disposable.query(connection, "select id from databasechangelog"))
          .containsExactly("1", "2");
    }
  }

  @Test
  void saysBeforehandThatARepeatableIsAlwaysTheLast(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                ChangelogFolder.TWO_TABLES
                    + "--changeset a:3 runAlways:true\nselect 1;\n--rollback empty\n");
    List<String> told = new ArrayList<>();
    MigrationListener listener =
        new MigrationListener() {
          @Override
          public void rollingBackRepeatable(ChangeSetId changeSet, String what) {
            told.add(changeSet.id() + ": " + what);
          }

          @Override
          public void rolledBack(ChangeSetId changeSet, Duration elapsed, Connection connection) {
            told.add(changeSet.id());
          }
        };
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      new Migrator(folder.changelog()).rollback(connection, 2, listener);

      assertThat(told).hasSize(3);
      assertThat(told.get(0))
          .startsWith("3: ")
          .contains("always the last", "add one to the number");
      assertThat(told.subList(1, 3)).containsExactly("3", "2");
      assertThat(Disposable.ownTables(connection)).containsExactly("loaves");
    }
  }
}
