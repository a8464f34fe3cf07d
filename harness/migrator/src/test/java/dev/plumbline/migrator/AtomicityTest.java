package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.plumbline.verification.ChangeSetId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrators that are killed in the middle, and what the next one makes of that. */
class AtomicityTest {

  private static final String FIRST = "--changeset a:0\ncreate table flour (id int);\n";

  /** Holds up whoever writes to the history. */
  private static final String SLOW_HISTORY =
      """
      create function wait() returns trigger language plpgsql as $$
      begin perform pg_sleep(120); return new; end $$;
      create trigger wait before insert on databasechangelog
      for each row execute function wait()
      """;

  /** Holds up whoever gives the lock row back. */
  private static final String SLOW_RELEASE =
      """
      create function wait() returns trigger language plpgsql as $$
      begin perform pg_sleep(120); return new; end $$;
      create trigger wait before update on databasechangeloglock for each row
      when (old.locked and not new.locked) execute function wait()
      """;

  private static final String FAST_HISTORY = "drop function wait cascade";

  private static boolean isExecuting(Connection connection, String pattern) throws SQLException {
    return !Disposable.query(
            connection,
            "select pid from pg_stat_activity where datname = current_database()"
                + " and pid <> pg_backend_pid() and state = 'active' and query ilike '"
                + pattern
                + "'")
        .isEmpty();
  }

  private static List<String> history(Connection connection) throws SQLException {
    return Disposable.query(connection, "select id from databasechangelog order by orderexecuted");
  }

  @Test
  void aChangeSetAndItsHistoryAreCommittedTogether(@TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FIRST);
    try (Connection connection = Disposable.database()) {
      folder.migrator().migrate(connection, MigrationListener.NONE);
      Disposable.execute(connection, SLOW_HISTORY);
      folder.withSql(
          FIRST
              + """
              --changeset a:1
              create table loaves (id int);
              insert into flour values (1);
              """);
      try (MigratorProcess process = MigratorProcess.start(folder, connection)) {
        process.until(
            "it records", () -> isExecuting(connection, "insert into%databasechangelog %"));
        process.kill();
      }
      assertThat(Disposable.tables(connection)).doesNotContain("loaves");
      Disposable.execute(connection, FAST_HISTORY);
      MigrationResult result = folder.migrator().migrate(connection, MigrationListener.NONE);

      assertThat(result.runs()).hasSize(1);
      assertThat(Disposable.query(connection, "select id from flour")).containsExactly("1");
      assertThat(history(connection)).containsExactly("0", "1");
    }
  }

  @Test
  void aRollbackAndItsHistoryAreCommittedTogether(@TempDir Path dir) throws Exception {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                "--changeset a:1\ncreate table loaves (id int);\n--rollback drop table loaves;");
    try (Connection connection = Disposable.database()) {
      folder.migrator().migrate(connection, MigrationListener.NONE);
      Disposable.execute(
          connection,
          """
          create function forbid() returns trigger language plpgsql as $$
          begin raise exception 'not now'; end $$;
          create trigger forbid before delete on databasechangelog
          for each row execute function forbid()
          """);
      assertThat(
              catchThrowable(
                  () -> folder.migrator().rollback(connection, 1, MigrationListener.NONE)))
          .isInstanceOf(ChangeSetFailedException.class)
          .hasMessageContaining("not now")
          .hasMessageContaining("It is still applied and recorded.");
      assertThat(Disposable.tables(connection)).contains("loaves");
    }
  }

  private interface Deed {
    void on(Connection connection) throws SQLException;
  }

  /** Ends a session while it gives the lock row back, and says what the history then is. */
  private static List<String> historyOfWhatDiesAtItsVeryEnd(Connection connection, Deed deed)
      throws Exception {
    Disposable.execute(connection, SLOW_RELEASE);
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
          () -> isExecuting(connection, "update%databasechangeloglock%locked = false%"));
      Disposable.query(
          connection,
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where query ilike 'update%databasechangeloglock%' and pid <> pg_backend_pid()"
              + " and datname = current_database()");
      assertThat(catchThrowable(run::get)).hasRootCauseInstanceOf(SQLException.class);
    }
    Disposable.execute(connection, FAST_HISTORY);
    return Disposable.query(
        connection, "select concat_ws(' ', id, tag) from databasechangelog order by orderexecuted");
  }

  /**
   * A run that has nothing left to do does not look whether a dead one has left the lock row, which
   * would keep a stock Liquibase out for ever.
   */
  @ParameterizedTest
  @ValueSource(strings = {"", " runInTransaction:false"})
  void theLastChangeSetGivesTheLockRowBack(String attribute, @TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FIRST);
    try (Connection connection = Disposable.database()) {
      folder.migrator().migrate(connection, MigrationListener.NONE);
      folder.withSql(
          FIRST
              + "--changeset a:1\ncreate table crumbs (id int);\n"
              + "--changeset a:2"
              + attribute
              + "\ncreate table if not exists loaves (id int);\n");

      assertThat(
              historyOfWhatDiesAtItsVeryEnd(
                  connection,
                  session -> folder.migrator().migrate(session, MigrationListener.NONE)))
          .containsExactly("0", "1");
      folder.migrator().migrate(connection, MigrationListener.NONE);
      assertThat(history(connection)).containsExactly("0", "1", "2");
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
      folder.migrator().migrate(connection, MigrationListener.NONE);

      assertThat(
              historyOfWhatDiesAtItsVeryEnd(
                  connection,
                  session -> folder.migrator().rollback(session, 2, MigrationListener.NONE)))
          .containsExactly("0", "1");
    }
  }

  @Test
  void aTagGivesTheLockRowBack(@TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FIRST);
    try (Connection connection = Disposable.database()) {
      folder.migrator().migrate(connection, MigrationListener.NONE);

      assertThat(
              historyOfWhatDiesAtItsVeryEnd(
                  connection, session -> folder.migrator().tag(session, "spring")))
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
                      folder
                          .migrator()
                          .baseline(session, BaselineTarget.head(), MigrationListener.NONE)))
          .isEmpty();
    }
  }

  @Test
  void goesOnInTheMiddleOfAChangeSetWithoutATransaction(@TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FIRST);
    try (Connection connection = Disposable.database()) {
      folder.migrator().migrate(connection, MigrationListener.NONE);
      Disposable.execute(connection, SLOW_HISTORY);
      folder.withSql(
          FIRST
              + """
              --changeset a:1 runInTransaction:false
              --preconditions onFail:MARK_RAN
              --precondition-sql-check expectedResult:0 select count(*) from flour
              insert into flour values (1);
              create index concurrently ix_flour on flour (id);
              insert into flour values (2);
              """);
      try (MigratorProcess process = MigratorProcess.start(folder, connection)) {
        process.until(
            "it records", () -> isExecuting(connection, "insert into%databasechangelog %"));
        process.kill();
      }
      Disposable.execute(connection, FAST_HISTORY);
      folder.migrator().migrate(connection, MigrationListener.NONE);

      assertThat(Disposable.query(connection, "select id from flour order by id"))
          .containsExactly("1", "2");
      assertThat(Disposable.query(connection, "select exectype from databasechangelog"))
          .containsExactly("EXECUTED", "EXECUTED");
      assertThat(Disposable.query(connection, "select id from databasechangeloglock"))
          .containsExactly("1");
    }
  }

  /** A note is never gone for a moment, not even while it is replaced outside of a transaction. */
  @Test
  void goesOnFromTheNoteThatWasBeingReplaced(@TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FIRST);
    try (Connection connection = Disposable.database()) {
      folder.migrator().migrate(connection, MigrationListener.NONE);
      Disposable.execute(
          connection,
          """
          create function wait() returns trigger language plpgsql as $$
          begin perform pg_sleep(120); return new; end $$;
          create trigger wait before insert on databasechangeloglock for each row
          when (new.lockedby ~ ' apply 1 [0-9a-f]{32} [0-9a-f]{32} ') execute function wait()
          """);
      folder.withSql(
          FIRST
              + """
              --changeset a:1 runInTransaction:false
              insert into flour values (1);
              create index concurrently ix_flour on flour (id);
              """);
      try (MigratorProcess process = MigratorProcess.start(folder, connection)) {
        process.until(
            "it notes that the build begins",
            () -> isExecuting(connection, "%insert into%databasechangeloglock %"));
        process.kill();
      }
      Disposable.execute(connection, FAST_HISTORY);
      folder.migrator().migrate(connection, MigrationListener.NONE);

      assertThat(Disposable.query(connection, "select id from flour")).containsExactly("1");
      assertThat(history(connection)).containsExactly("0", "1");
    }
  }

  @Test
  void rebuildsAnIndexWhoseBuildWasCutOff(@TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FIRST);
    try (Connection connection = Disposable.database();
        Connection writer = Disposable.again(connection)) {
      folder.migrator().migrate(connection, MigrationListener.NONE);
      folder.withSql(
          FIRST
              + """
              --changeset a:1 runInTransaction:false
              create index concurrently ix_flour on flour (id);
              """);
      writer.setAutoCommit(false);
      Disposable.execute(writer, "insert into flour values (1)");
      try (MigratorProcess process = MigratorProcess.start(folder, connection)) {
        process.until(
            "the index is begun",
            () ->
                Disposable.query(connection, "select indisvalid from pg_index where not indisvalid")
                    .equals(List.of("f")));
        process.kill();
      }
      Eventually.until(
          "the server has noticed", () -> !isExecuting(connection, "create index concurrently%"));
      writer.rollback();
      List<String> resumed = new ArrayList<>();
      folder
          .migrator()
          .migrate(
              connection,
              new MigrationListener() {
                @Override
                public void resuming(ChangeSetId changeSet, String what) {
                  resumed.add(what);
                }
              });

      assertThat(
              Disposable.query(
                  connection,
                  "select indisvalid from pg_index where indexrelid = 'ix_flour'::regclass"))
          .containsExactly("t");
      assertThat(resumed).anyMatch(what -> what.startsWith("Dropping the invalid index ix_flour"));
    }
  }

  @Test
  void completesAfterBeingKilledAtManyMoments(@TempDir Path dir) throws Exception {
    StringBuilder changelog = new StringBuilder("--changeset a:0\ncreate table log (step int);\n");
    for (int i = 1; i <= 12; i++) {
      changelog.append(
          """
          --changeset a:%1$d runInTransaction:%2$s
          create table t%1$d (id int);
          insert into log values (%1$d);
          %3$s
          select pg_sleep(0.05);
          """
              .formatted(
                  i,
                  i % 3 != 0,
                  i % 3 == 0
                      ? "create index concurrently ix_%1$d on t%1$d (id);".formatted(i)
                      : ""));
    }
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(changelog.toString());
    Random random = new Random(5);
    try (Connection connection = Disposable.database()) {
      for (int i = 0; i < 4; i++) {
        try (MigratorProcess process = MigratorProcess.start(folder, connection)) {
          Eventually.until(
              "it migrates", () -> isExecuting(connection, "%pg_sleep%") || !process.isRunning());
          LockSupport.parkNanos(random.nextLong(250_000_000));
        }
      }
      folder.migrator().migrate(connection, MigrationListener.NONE);

      assertThat(Disposable.query(connection, "select step from log order by step"))
          .hasSize(12)
          .doesNotHaveDuplicates();
      assertThat(history(connection)).hasSize(13).doesNotHaveDuplicates();
      assertThat(Disposable.query(connection, "select 1 from pg_index where not indisvalid"))
          .isEmpty();
      assertThat(Disposable.query(connection, "select id from databasechangeloglock"))
          .containsExactly("1");
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
      folder.migrator().migrate(connection, MigrationListener.NONE);
      Disposable.execute(
          connection,
          """
          create function forbid() returns trigger language plpgsql as $$
          begin raise exception 'not now'; end $$;
          create trigger forbid before insert on databasechangelog
          for each row execute function forbid()
          """);
      folder.withYaml(first + "  - changeSet: {id: 1, author: a, " + changeSet + "}\n");
      assertThat(
              catchThrowable(() -> folder.migrator().migrate(connection, MigrationListener.NONE)))
          .isInstanceOf(ChangeSetFailedException.class)
          .hasMessageContaining("not now");
      assertThat(Disposable.tables(connection)).doesNotContain("loaves");
      assertThat(Disposable.query(connection, "select id from flour")).isEmpty();
      Disposable.execute(connection, "drop function forbid cascade");
      folder.migrator().migrate(connection, MigrationListener.NONE);

      assertThat(history(connection)).containsExactly("0", "1");
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
              catchThrowable(() -> folder.migrator().migrate(connection, MigrationListener.NONE)))
          .isInstanceOf(ChangeSetFailedException.class)
          .hasMessageContaining("::3::a failed")
          .hasMessageContaining("duplicate key value");
      assertThat(history(connection)).containsExactly("1");
      assertThat(Disposable.query(connection, "select id from loaves")).isEmpty();
    }
  }
}
