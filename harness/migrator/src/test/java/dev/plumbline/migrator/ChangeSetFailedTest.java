package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.servers.Disposable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeSetFailedTest {

  private static ChangeSetFailedException failure(ChangelogFolder folder, Connection connection) {
    return catchThrowableOfType(
        ChangeSetFailedException.class,
        () -> new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE));
  }

  @Test
  void namesChangeSetStatementAndWhatRemains(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                """
                --changeset a:1
                create table loaves (id int);
                --changeset a:2
                alter table loaves add column name text;
                alter table loavse add column price numeric;
                """);
    try (Connection connection = Disposable.database()) {
      ChangeSetFailedException e = failure(folder, connection);

      assertThat(e)
          .hasMessage(
              """
              shop: changeSet changelogs/shop/changelog.sql::2::a failed.
                ERROR: relation "loavse" does not exist (SQLState 42P01)
                in: alter table loavse add column price numeric
              It was rolled back, so nothing of it remains. What this run applied before stays: \
              1 changeSet. Correct the changeSet, which is not recorded as applied, or what stands \
              in its way, and migrate again: it continues here.\
              """);
      assertThat(e.changeSet()).hasToString("changelogs/shop/changelog.sql::2::a");
      assertThat(e.sqlState()).contains("42P01");
      assertThat(e.statement()).contains("alter table loavse add column price numeric");
      assertThat(
              Disposable.query(
                  connection,
                  "select attname from pg_attribute where attrelid = 'loaves'::regclass"
                      + " and attnum > 0"))
          .containsExactly("id");
      assertThat(Disposable.query(connection, "select id from databasechangelog"))
          .containsExactly("1");
      assertThat(Disposable.query(connection, "select locked from databasechangeloglock"))
          .containsExactly("f");
    }
  }

  @Test
  void saysWhatIsLeftOfOneThatRanOutsideOfATransaction(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                """
                --changeset a:1 runInTransaction:false
                create table loaves (name text);
                insert into loaves values ('rye'), ('rye');
                create unique index concurrently ux_loaves on loaves (name);
                """);
    try (Connection connection = Disposable.database()) {
      ChangeSetFailedException e = failure(folder, connection);

      assertThat(e)
          .hasMessage(
              """
              shop: changeSet changelogs/shop/changelog.sql::1::a failed.
                ERROR: could not create unique index "ux_loaves"
                  Detail: Key (name)=(rye) is duplicated. (SQLState 23505)
                in: create unique index concurrently ux_loaves on loaves (name)
              It ran outside of a transaction: 2 of its statements had taken effect before, and \
              these stay. What this run applied before stays: 0 changeSets. Correct this \
              statement, or what stands in its way, and migrate again: it continues here. The \
              statements before it must stay as they are.\
              """);
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }

  @Test
  void shortensALongStatement(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql("--changeset a:1\ninsert into nowhere values ('" + "x".repeat(500) + "');\n");
    try (Connection connection = Disposable.database()) {
      ChangeSetFailedException e = failure(folder, connection);

      assertThat(e.getMessage())
          .contains("in: insert into nowhere values ('xxx")
          .contains("xxx … (531 characters)\nIt was rolled back");
      assertThat(e.statement().orElseThrow()).hasSize(531);
    }
  }

  @Test
  void tellsWhichPreconditionDoesNotHold(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                """
                --changeset a:1
                --preconditions onFail:HALT
                --precondition-sql-check expectedResult:0 select 1
                create table loaves (id int);
                """);
    try (Connection connection = Disposable.database()) {
      ChangeSetFailedException e = failure(folder, connection);

      assertThat(e.getMessage())
          .startsWith(
              "shop: changeSet changelogs/shop/changelog.sql::1::a failed.\n"
                  + "  Its preconditions do not hold: ")
          .contains("Expected '0' got '1'");
      assertThat(e.sqlState()).isEmpty();
      assertThat(e.statement()).isEmpty();
    }
  }

  @Test
  void namesTheFileThatALogicalPathHides(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .with(
                "changelog.sql",
                """
                --liquibase formatted sql logicalFilePath:shop.sql
                --changeset a:1
                select 1/0;
                """);
    try (Connection connection = Disposable.database()) {
      assertThat(failure(folder, connection).getMessage())
          .startsWith(
              "shop: changeSet shop.sql::1::a failed (declared in changelogs/shop/changelog.sql).");
    }
  }
}
