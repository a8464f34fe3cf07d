package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.servers.Disposable;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transactions that a changeSet prepares and ends itself, cut off at each of its steps. */
class PreparedTransactionsTest {

  private static final String BEGINNING = "--changeset a:0\ncreate table journal (step int);\n";

  private static final String CHANGE_SET =
      BEGINNING
          + """
          --changeset a:1 runInTransaction:false splitStatements:%s
          begin;
          insert into journal values (1);
          prepare transaction '%s it''s';
          %s prepared '%s it''s';
          insert into journal values (2);
          """;

  /** What is done, what is being noted; and how the transaction ends. */
  @ParameterizedTest
  @CsvSource({
    "true, insert on journal when (new.step = 1), %insert into journal%, commit",
    "false, insert on journal when (new.step = 1), %insert into journal%, commit",
    "true, 3 [0-9a-f]* -, '', commit",
    "false, 3 [0-9a-f]* -, '', commit",
    "true, 3 [0-9a-f]* [0-9a-f], '', commit",
    "true, 4 , '', commit",
    "false, 4 , '', rollback",
    "true, 5 , '', rollback"
  })
  void areCompleted(String split, String moment, String pattern, String end, @TempDir Path dir)
      throws Exception {
    try (Connection connection = Disposable.publishingDatabase()) {
      ChangelogFolder folder = new ChangelogFolder(dir).withSql(BEGINNING);
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      String name = connection.getCatalog();
      folder.withSql(CHANGE_SET.formatted(split, name, end, name));
      CutOff.whileNoting(
          folder,
          connection,
          pattern.isEmpty()
              ? "insert on databasechangeloglock when (new.lockedby ~ ' apply " + moment + "')"
              : moment,
          pattern.isEmpty() ? "%insert into%databasechangeloglock%" : pattern);
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(Disposable.query(connection, "select step from journal order by 1"))
          .isEqualTo(end.equals("commit") ? java.util.List.of("1", "2") : java.util.List.of("2"));
      assertThat(
              Disposable.query(
                  connection,
                  "select gid from pg_prepared_xacts where database = current_database()"))
          .isEmpty();
      assertThat(Bookkeeping.history(connection)).containsExactly("0", "1");
      assertThat(Disposable.query(connection, "select id from databasechangeloglock"))
          .containsExactly("1");
    }
  }
}
