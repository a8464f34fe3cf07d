package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.servers.Disposable;
import dev.plumbline.servers.Eventually;
import dev.plumbline.verification.ChangeSetId;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrators that are killed in the middle, and what the next one makes of that. */
class KilledMigratorTest {

  private static final String FIRST = "--changeset a:0\ncreate table flour (id int);\n";

  @Test
  void goesOnInTheMiddleOfAChangeSetWithoutATransaction(@TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FIRST);
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      Bookkeeping.holdUp(connection, "insert on databasechangelog");
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
            "it records",
            () -> Disposable.isExecuting(connection, "insert into%databasechangelog %"));
        process.kill();
      }
      Bookkeeping.allow(connection);
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

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
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      Bookkeeping.holdUp(
          connection,
          "insert on databasechangeloglock when (new.lockedby ~ ' apply 1 [0-9a-f]{32} [0-9a-f]{32} ')");
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
            () -> Disposable.isExecuting(connection, "%insert into%databasechangeloglock%"));
        process.kill();
      }
      Bookkeeping.allow(connection);
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(Disposable.query(connection, "select id from flour")).containsExactly("1");
      assertThat(Bookkeeping.history(connection)).containsExactly("0", "1");
    }
  }

  @Test
  void rebuildsAnIndexWhoseBuildWasCutOff(@TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FIRST);
    try (Connection connection = Disposable.database();
        Connection writer = Disposable.again(connection)) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
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
          "the server has noticed",
          () -> !Disposable.isExecuting(connection, "create index concurrently%"));
      writer.rollback();
      List<String> resumed = new ArrayList<>();
      new Migrator(folder.changelog())
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
              "it migrates",
              () -> Disposable.isExecuting(connection, "%pg_sleep%") || !process.isRunning());
          LockSupport.parkNanos(random.nextLong(250_000_000));
        }
      }
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(Disposable.query(connection, "select step from log order by step"))
          .hasSize(12)
          .doesNotHaveDuplicates();
      assertThat(Bookkeeping.history(connection)).hasSize(13).doesNotHaveDuplicates();
      assertThat(Disposable.query(connection, "select 1 from pg_index where not indisvalid"))
          .isEmpty();
      assertThat(Disposable.query(connection, "select id from databasechangeloglock"))
          .containsExactly("1");
    }
  }
}
