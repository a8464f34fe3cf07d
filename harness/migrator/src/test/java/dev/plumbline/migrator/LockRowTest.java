package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.servers.Disposable;
import dev.plumbline.servers.Eventually;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The row by which a stock Liquibase locks is given back together with the last change: a run that
 * has nothing left to do does not look whether a dead one has left it, which would keep a stock
 * Liquibase out for ever.
 */
class LockRowTest {

  private static final String FIRST = "--changeset a:0\ncreate table flour (id int);\n";

  private interface Deed {
    void on(Connection connection) throws SQLException;
  }

  /** Ends a session while it gives the lock row back, and says what the history then is. */
  private static List<String> historyOfWhatDiesAtItsVeryEnd(Connection connection, Deed deed)
      throws Exception {
    Bookkeeping.holdUp(
        connection, "update on databasechangeloglock when (old.locked and not new.locked)");
    try (Connection session = Disposable.again(connection)) {
      FutureTask<Void> run =
          new FutureTask<>(
              () -> {
                deed.on(session);
                return null;
              });
      new Thread(run, "deed").start();
      Eventually.until(
          "it gives the row back",
          () -> Disposable.isExecuting(connection, "update%databasechangeloglock%locked = false%"));
      Disposable.query(
          connection,
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where query ilike 'update%databasechangeloglock%' and pid <> pg_backend_pid()"
              + " and datname = current_database()");
      assertThat(catchThrowable(run::get)).hasRootCauseInstanceOf(SQLException.class);
    }
    Bookkeeping.allow(connection);
    return Disposable.query(
        connection, "select concat_ws(' ', id, tag) from databasechangelog order by orderexecuted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " runInTransaction:false"})
  void theLastChangeSetGivesTheLockRowBack(String attribute, @TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FIRST);
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      folder.withSql(
          FIRST
              + "--changeset a:1\ncreate table crumbs (id int);\n"
              + "--changeset a:2"
              + attribute
              + "\ncreate table if not exists loaves (id int);\n");

      assertThat(
              historyOfWhatDiesAtItsVeryEnd(
                  connection,
                  session ->
                      new Migrator(folder.changelog()).migrate(session, MigrationListener.NONE)))
          .containsExactly("0", "1");
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      assertThat(Bookkeeping.history(connection)).containsExactly("0", "1", "2");
      assertThat(Disposable.query(connection, "select locked from databasechangeloglock"))
          .containsExactly("f");
    }
  }

  @Test
  void theLastRollbackGivesTheLockRowBack(@TempDir Path dir) throws Exception {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                FIRST
                    + "--changeset a:1\ncreate table crumbs (id int);\n"
                    + "--rollback drop table crumbs;\n"
                    + "--changeset a:2\ncreate table loaves (id int);\n"
                    + "--rollback drop table loaves;\n");
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(
              historyOfWhatDiesAtItsVeryEnd(
                  connection,
                  session ->
                      new Migrator(folder.changelog())
                          .rollback(session, 2, MigrationListener.NONE)))
          .containsExactly("0", "1");
    }
  }

  @Test
  void aTagGivesTheLockRowBack(@TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FIRST);
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(
              historyOfWhatDiesAtItsVeryEnd(
                  connection, session -> new Migrator(folder.changelog()).tag(session, "spring")))
          .containsExactly("0");
    }
  }

  @Test
  void aBaselineGivesTheLockRowBack(@TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FIRST);
    try (Connection connection = Disposable.database()) {
      Disposable.execute(
          connection,
          "create table flour (id int); create table databasechangeloglock (id int primary key,"
              + " locked boolean not null, lockgranted timestamp, lockedby varchar(255))");

      assertThat(
              historyOfWhatDiesAtItsVeryEnd(
                  connection,
                  session ->
                      new Migrator(folder.changelog())
                          .baseline(session, BaselineTarget.head(), MigrationListener.NONE)))
          .isEmpty();
    }
  }
}
