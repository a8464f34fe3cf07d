package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.servers.Disposable;
import dev.plumbline.verification.ChangeSetId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations that have to wait for others, and keep nobody waiting for long. */
class LockTimeoutTest {

  private static final String LOAVES = "--changeset a:1\ncreate table loaves (id int);\n";

  private static final MigrationOptions IMPATIENT =
      MigrationOptions.DEFAULTS
          .withLockTimeout(Duration.ofMillis(300))
          .withLockRetryBudget(Duration.ofSeconds(60));

  /** Ends a reader's transaction as soon as a changeSet had to be tried again. */
  private static final class Releasing implements MigrationListener {

    private final Connection reader;
    private final List<LockRetry> retries = new ArrayList<>();
    private final List<Session> blockers = new CopyOnWriteArrayList<>();

    Releasing(Connection reader) {
      this.reader = reader;
    }

    @Override
    public void retrying(LockRetry retry) {
      retries.add(retry);
      try {
        reader.rollback();
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void blocked(ChangeSetId changeSet, Duration waited, List<Session> sessions) {
      blockers.addAll(sessions);
    }
  }

  /** Begins a transaction that keeps everybody from changing the table. */
  private static void read(Connection reader) throws SQLException {
    reader.setAutoCommit(false);
    Disposable.query(reader, "select * from loaves");
  }

  @Test
  void givesWayToAReaderAndTriesAgain(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(LOAVES);
    try (Connection connection = Disposable.database();
        Connection reader = Disposable.again(connection)) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      folder.withSql(
          LOAVES
              + """
              --changeset a:2
              create table crumbs (id int);
              alter table loaves add column name text;
              """);
      int pid = Disposable.pid(reader);
      read(reader);
      Releasing releasing = new Releasing(reader);
      MigrationResult result =
          new Migrator(folder.changelog())
              .with(IMPATIENT.withLockTimeout(Duration.ofSeconds(3)))
              .observedThrough(Disposable.dataSource(connection))
              .migrate(connection, releasing);

      assertThat(result.runs()).hasSize(1);
      assertThat(result.retries()).isPositive().isEqualTo(releasing.retries.size());
      assertThat(releasing.retries.get(0).attempt()).isEqualTo(1);
      assertThat(releasing.retries.get(0).reason())
          .isEqualTo("ERROR: canceling statement due to lock timeout");
      assertThat(releasing.retries.get(0).blockers()).extracting(Session::pid).containsExactly(pid);
      assertThat(releasing.blockers).extracting(Session::pid).contains(pid);
      assertThat(releasing.blockers.get(0).state()).isEqualTo("idle in transaction");
      assertThat(releasing.blockers.get(0).query()).isEqualTo("select * from loaves");
    }
  }

  @Test
  void saysWhoWasInTheWayWhenItGivesUp(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(LOAVES);
    try (Connection connection = Disposable.database();
        Connection reader = Disposable.again(connection)) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      folder.withSql(LOAVES + "--changeset a:2 failOnError:false\ndrop table loaves;\n");
      int pid = Disposable.pid(reader);
      read(reader);
      Migrator migrator =
          new Migrator(folder.changelog())
              .with(
                  IMPATIENT
                      .withLockTimeout(Duration.ofSeconds(3))
                      .withLockRetryBudget(Duration.ofMillis(1)))
              .observedThrough(Disposable.dataSource(connection));
      MigrationResult tolerant = migrator.migrate(connection, MigrationListener.NONE);
      folder.withSql(LOAVES + "--changeset a:2\ndrop table loaves;\n");

      assertThat(tolerant.runs())
          .extracting(ChangeSetRun::outcome)
          .containsExactly(ChangeSetRun.Outcome.FAILED);
      assertThatExceptionOfType(ChangeSetFailedException.class)
          .isThrownBy(() -> migrator.migrate(connection, MigrationListener.NONE))
          .withMessageContaining("canceling statement due to lock timeout (SQLState 55P03)")
          .withMessageContaining("It did not get its locks in 1 attempt. In the way: pid " + pid)
          .withMessageContaining("idle in transaction since ")
          .withMessageEndingWith(
              "It was rolled back, so nothing of it remains. What this run applied before stays: 0"
                  + " changeSets. Migrate again: it continues here.");
    }
  }

  @Test
  void keepsNobodyWaitingForLongerThanTheTimeout(@TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(LOAVES);
    try (Connection connection = Disposable.database();
        Connection longReader = Disposable.again(connection);
        Connection service = Disposable.again(connection)) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      folder.withSql(LOAVES + "--changeset a:2\nalter table loaves add column name text;\n");
      read(longReader);
      Releasing releasing = new Releasing(longReader);
      FutureTask<List<Duration>> latencies = new FutureTask<>(() -> latenciesOf(service));
      Thread user = new Thread(latencies, "user");
      user.start();
      try {
        new Migrator(folder.changelog())
            .with(IMPATIENT.withLockTimeout(Duration.ofSeconds(2)))
            .migrate(connection, releasing);
      } finally {
        user.interrupt();
        user.join();
      }

      assertThat(releasing.retries).isNotEmpty();
      // it did wait behind the migration, but no longer than that waited; the rest is for the CPU
      assertThat(latencies.get())
          .anySatisfy(l -> assertThat(l).isGreaterThan(Duration.ofMillis(500)))
          .allSatisfy(l -> assertThat(l).isLessThan(Duration.ofSeconds(6)));
    }
  }

  /** How long each query takes, until the thread is interrupted. */
  private static List<Duration> latenciesOf(Connection service) throws SQLException {
    List<Duration> latencies = new ArrayList<>();
    while (!Thread.currentThread().isInterrupted()) {
      long start = System.nanoTime();
      Disposable.query(service, "select * from loaves");
      latencies.add(Duration.ofNanos(System.nanoTime() - start));
    }
    return latencies;
  }

  @Test
  void appliesToStatementsButNotToConcurrentOnes(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                """
                --changeset a:1
                create table seen as select 1 as step, current_setting('lock_timeout') as lock,
                  current_setting('statement_timeout') as statement;
                --changeset a:2
                set lock_timeout = '7s';
                insert into seen select 2, current_setting('lock_timeout'),
                  current_setting('statement_timeout');
                --changeset a:3
                insert into seen select 3, current_setting('lock_timeout'),
                  current_setting('statement_timeout');
                --changeset a:4 runInTransaction:false
                insert into seen select 4, current_setting('lock_timeout'),
                  current_setting('statement_timeout');
                create function note() returns int immutable language plpgsql as $$ begin raise
                  exception 'lock %, statement %', current_setting('lock_timeout'),
                  current_setting('statement_timeout'); end $$;
                create index concurrently ix_seen on seen ((note()));
                """);
    try (Connection connection = Disposable.database()) {
      assertThatExceptionOfType(ChangeSetFailedException.class)
          .isThrownBy(
              () ->
                  new Migrator(folder.changelog())
                      .with(MigrationOptions.DEFAULTS.withStatementTimeout(Duration.ofMinutes(1)))
                      .migrate(connection, MigrationListener.NONE))
          .satisfies(e -> assertThat(e.reason()).startsWith("ERROR: lock 0, statement 0"));

      assertThat(
              Disposable.query(
                  connection,
                  "select step || ' ' || lock || ' ' || statement from seen order by 1"))
          .containsExactly("1 3s 1min", "2 7s 1min", "3 3s 1min", "4 3s 1min");
      assertThat(Disposable.query(connection, "show lock_timeout")).containsExactly("0");
      assertThat(Disposable.query(connection, "show statement_timeout")).containsExactly("0");
    }
  }

  @Test
  void retriesAStatementOutsideOfATransactionAlone(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(LOAVES);
    try (Connection connection = Disposable.database();
        Connection reader = Disposable.again(connection)) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      folder.withSql(
          LOAVES
              + """
              --changeset a:2 runInTransaction:false
              insert into loaves values (1);
              alter table loaves add column name text;
              """);
      read(reader);
      Releasing releasing = new Releasing(reader);
      new Migrator(folder.changelog()).with(IMPATIENT).migrate(connection, releasing);

      assertThat(releasing.retries).isNotEmpty();
      assertThat(Disposable.query(connection, "select id from loaves")).containsExactly("1");
    }
  }

  /** A sequence counts the attempts, because it is not rolled back. */
  @ParameterizedTest
  @ValueSource(strings = {"lock_not_available", "deadlock_detected", "serialization_failure"})
  void triesAgainAfterLongerAndLongerPauses(String condition, @TempDir Path dir)
      throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                """
                --changeset a:1 splitStatements:false
                create table loaves (id int);
                do 'begin
                  if nextval(''attempts'') < 3 then raise %s; end if;
                end';
                """
                    .formatted(condition));
    try (Connection connection = Disposable.database()) {
      Disposable.execute(connection, "create schema aside; create sequence aside.attempts");
      Disposable.execute(connection, "set search_path = public, aside");
      List<LockRetry> retries = new ArrayList<>();
      MigrationResult result =
          new Migrator(folder.changelog())
              .with(IMPATIENT)
              .migrate(
                  connection,
                  new MigrationListener() {
                    @Override
                    public void retrying(LockRetry retry) {
                      retries.add(retry);
                    }
                  });

      assertThat(result.runs()).hasSize(1);
      assertThat(result.retries()).isEqualTo(2);
      assertThat(retries.get(0).delay()).isBetween(Duration.ofMillis(250), Duration.ofMillis(750));
      assertThat(retries.get(1).delay()).isBetween(Duration.ofMillis(500), Duration.ofMillis(1500));
      assertThat(Disposable.tables(connection)).contains("loaves");
    }
  }

  @Test
  void aSettingOfAChangeSetWinsAndEndsWithIt(@TempDir Path dir) throws SQLException {
    String note = "insert into seen select %d, current_setting('lock_timeout');\n";
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                "--changeset a:0\ncreate table seen (step int, lock text);\n"
                    + "--changeset a:1\nset local lock_timeout = '30s';\n"
                    + note.formatted(1)
                    + "--changeset a:2 runInTransaction:false\nset lock_timeout = '7s';\n"
                    + note.formatted(2)
                    + "create index concurrently ix_seen on seen (step);\n"
                    + note.formatted(3)
                    + "--changeset a:4 runInTransaction:false\n"
                    + note.formatted(4)
                    + "--changeset a:5\n"
                    + note.formatted(5));
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(Disposable.query(connection, "select step || ' ' || lock from seen order by step"))
          .containsExactly("1 30s", "2 7s", "3 7s", "4 3s", "5 3s");
      assertThat(Disposable.query(connection, "show lock_timeout")).containsExactly("0");
    }
  }
}
