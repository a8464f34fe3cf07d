package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.servers.Disposable;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of several statements, in changeSets without a transaction that are cut off. */
class SeveralStatementsTest {

  private static final String FIRST =
      """
        - changeSet:
            id: 0
            author: a
            changes:
              - sql:
                  sql: create table flour (id int)
      """;

  private static String changeSet(String text) {
    return FIRST
        + String.format(
            Locale.ROOT,
            """
              - changeSet:
                  id: 1
                  author: a
                  runInTransaction: false
                  changes:
                    - sql:
                        splitStatements: false
                        stripComments: false
                        sql: "%s"
                    - sql:
                        sql: create index concurrently ix_flour on flour (id)
                    - sql:
                        sql: create table settings as select current_setting('work_mem') as v
            """,
            text);
  }

  /** Each row is there once, and the setting is made again for what comes after it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "set work_mem = '9MB'; insert into flour values (1) | 1",
        "/* ; */ SET work_mem = '9MB';\\n-- and\\n; insert into flour values (1); | 1",
        "insert into flour values (1); set work_mem = '9MB'; insert into flour values (2) | 1,2",
        "set work_mem = '9MB'; insert into flour values (1); commit; insert into flour values (2) | 1,2",
        "set work_mem = '9MB'; begin; insert into flour values (1); commit | 1",
        "begin; insert into flour values (1); rollback; set work_mem = '9MB'; insert into flour values (2) | 2",
        "begin; insert into flour values (1); end; begin; insert into flour values (2); commit;"
            + " set work_mem = '9MB' | 1,2",
        "set work_mem = '9MB'; do $$ begin insert into flour values (1); end $$ | 1",
        "select set_config('work_mem', '9MB', false); insert into flour values (1) | 1"
      })
  void isDoneOnce(String text, String rows, @TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withYaml(FIRST);
    try (Connection connection = Disposable.database();
        Connection writer = Disposable.again(connection)) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      folder.withYaml(changeSet(text));
      writer.setAutoCommit(false);
      Disposable.execute(writer, "insert into flour values (100)");
      CutOff.when(
          "the index is being built",
          folder,
          connection,
          () ->
              !Disposable.query(connection, "select 1 from pg_index where not indisvalid")
                  .isEmpty());
      writer.rollback();
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(Disposable.query(connection, "select id from flour order by id"))
          .isEqualTo(List.of(rows.split(",")));
      assertThat(Disposable.query(connection, "select v from settings")).containsExactly("9MB");
      assertThat(Disposable.query(connection, "select id from databasechangeloglock"))
          .containsExactly("1");
    }
  }

  /** Cut off between what is committed and the note about it, there is nothing between them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "insert into flour values (1); commit; insert into flour values (2) | ' apply 2 '",
        "insert into flour values (1); commit; insert into flour values (2) | ' apply 3 '",
        "begin; insert into flour values (1); commit; insert into flour values (2) | ' apply 3 '",
        "begin; insert into flour values (1); commit; insert into flour values (2) | ' apply 4 '",
        "create index concurrently ix on flour (id); insert into flour values (1);"
            + " insert into flour values (2) | ' apply 1 '",
        "create index concurrently ix on flour (id); insert into flour values (1);"
            + " insert into flour values (2) | ' apply 3 '"
      })
  void isNotedWithItself(String text, String note, @TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withYaml(FIRST);
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      folder.withYaml(changeSet(text));
      CutOff.whileNoting(
          folder,
          connection,
          "insert on databasechangeloglock when (new.lockedby ~ '" + note + "[0-9a-f]{32} - ')",
          "%insert into%databasechangeloglock%");
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(Disposable.query(connection, "select id from flour order by id"))
          .containsExactly("1", "2");
    }
  }
}
