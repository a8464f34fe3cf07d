package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.servers.Disposable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A changeSet and its row in the history are there both, or neither. */
class AtomicityTest {

  private static final String FIRST = "--changeset a:0\ncreate table flour (id int);\n";

  @Test
  void aChangeSetAndItsHistoryAreCommittedTogether(@TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FIRST);
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      Bookkeeping.holdUp(connection, "insert on databasechangelog");
      folder.withSql(
          FIRST
              + """
              --changeset a:1
              create table loaves (id int);
              insert into flour values (1);
              """);
      try (MigratorProcess process = MigratorProcess.start(folder, connection)) {
        process.until(
            "it records",
            () -> Disposable.isExecuting(connection, "insert into%databasechangelog %"));
        process.kill();
      }
      assertThat(Disposable.tables(connection)).doesNotContain("loaves");
      Bookkeeping.allow(connection);
      MigrationResult result =
          new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(result.runs()).hasSize(1);
      assertThat(Disposable.query(connection, "select id from flour")).containsExactly("1");
      assertThat(Bookkeeping.history(connection)).containsExactly("0", "1");
    }
  }

  @Test
  void aRollbackAndItsHistoryAreCommittedTogether(@TempDir Path dir) throws Exception {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                "--changeset a:1\ncreate table loaves (id int);\n--rollback drop table loaves;");
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      Bookkeeping.forbid(connection, "delete on databasechangelog");
      assertThat(
              catchThrowable(
                  () ->
                      new Migrator(folder.changelog())
                          .rollback(connection, 1, MigrationListener.NONE)))
          .isInstanceOf(ChangeSetFailedException.class)
          .hasMessageContaining("not now")
          .hasMessageContaining("It is still applied and recorded.");
      assertThat(Disposable.tables(connection)).contains("loaves");
    }
  }

  /** Nothing of a changeSet may be there, whatever it consists of, while its row is not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "changes: [sqlFile: {path: changelogs/shop/two.sql}]",
        "changes: [loadData: {file: changelogs/shop/rows.csv, tableName: flour}]",
        "changes: [createTable: {tableName: loaves, columns: [{column: {name: id, type: int}}]},"
            + " sql: {sql: insert into flour values (1)}]",
        "runAlways: true, changes: [sql: {sql: insert into flour values (1)}]",
        "changes: [sql: {sql: insert into flour values (1)}, tagDatabase: {tag: v1}]"
      })
  void nothingRemainsOfWhatIsNotRecorded(String changeSet, @TempDir Path dir) throws SQLException {
    String first =
        "  - changeSet: {id: 0, author: a, changes: [sql: {sql: create table flour (id int)}]}\n";
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withYaml(first)
            .with("two.sql", "create table loaves (id int); insert into flour values (1);")
            .with("rows.csv", "id\n1\n");
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      Bookkeeping.forbid(connection, "insert on databasechangelog");
      folder.withYaml(first + "  - changeSet: {id: 1, author: a, " + changeSet + "}\n");
      assertThat(
              catchThrowable(
                  () ->
                      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE)))
          .isInstanceOf(ChangeSetFailedException.class)
          .hasMessageContaining("not now");
      assertThat(Disposable.tables(connection)).doesNotContain("loaves");
      assertThat(Disposable.query(connection, "select id from flour")).isEmpty();
      Bookkeeping.allow(connection);
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(Bookkeeping.history(connection)).containsExactly("0", "1");
    }
  }

  @Test
  void whatFailsAtTheCommitIsTheChangeSets(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                """
                --changeset a:1
                create table loaves (id int unique deferrable initially deferred);
                --changeset a:2 failOnError:false
                insert into loaves values (1), (1);
                --changeset a:3
                insert into loaves values (2), (2);
                """);
    try (Connection connection = Disposable.database()) {
      assertThat(
              catchThrowable(
                  () ->
                      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE)))
          .isInstanceOf(ChangeSetFailedException.class)
          .hasMessageContaining("::3::a failed")
          .hasMessageContaining("duplicate key value");
      assertThat(Bookkeeping.history(connection)).containsExactly("1");
      assertThat(Disposable.query(connection, "select id from loaves")).isEmpty();
    }
  }
}
