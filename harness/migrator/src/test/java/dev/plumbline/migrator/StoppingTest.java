package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.servers.Disposable;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.MigratorLock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations that are asked to stop. */
class StoppingTest {

  /** Asks as soon as a changeSet has begun. */
  private static MigrationListener askingAt(String id, StopSignal stop, Duration grace) {
    return new MigrationListener() {
      @Override
      public void starting(ChangeSetId changeSet, Connection connection) {
        if (changeSet.id().equals(id)) {
          stop.request(grace);
        }
      }
    };
  }

  @Test
  void finishesTheChangeSetThatRunsIfThereIsTime(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                """
                --changeset a:1
                create table loaves (id int);
                select pg_sleep(0.3);
                --changeset a:2
                create table crumbs (id int);
                """);
    StopSignal stop = new StopSignal();
    try (Connection connection = Disposable.database()) {
      assertThatExceptionOfType(MigrationInterruptedException.class)
          .isThrownBy(
              () ->
                  new Migrator(folder.changelog())
                      .stoppedBy(stop)
                      .migrate(connection, askingAt("1", stop, Duration.ofMinutes(1))))
          .withMessage(
              "shop: stopped as requested. ChangeSets applied, which stay applied: 1. Nothing needs"
                  + " repair: the next run continues from here.")
          .satisfies(
              e -> {
                assertThat(e.runs()).extracting(run -> run.id().id()).containsExactly("1");
                assertThat(e.cancelled()).isEmpty();
              });
      assertThat(Disposable.query(connection, "select locked from databasechangeloglock"))
          .containsExactly("f");
      assertThat(
              new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE).runs())
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void cancelsTheChangeSetThatRunsWhenThereIsNoMoreTime(boolean tolerant, @TempDir Path dir)
      throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                "--changeset a:1 failOnError:"
                    + !tolerant
                    + """

                    create table loaves (id int);
                    select pg_sleep(case when current_setting('test.slow', true) = 'on' then 60 else 0 end);
                    """);
    StopSignal stop = new StopSignal();
    try (Connection connection = Disposable.database()) {
      Disposable.execute(connection, "set test.slow = on");
      MigrationInterruptedException e =
          catchThrowableOfType(
              MigrationInterruptedException.class,
              () ->
                  new Migrator(folder.changelog())
                      .stoppedBy(stop)
                      .migrate(connection, askingAt("1", stop, Duration.ofMillis(300))));

      assertThat(e).hasMessageContaining("::1::a did not finish in time and was cancelled.");
      assertThat(e.cancelled().orElseThrow().id()).isEqualTo("1");
      assertThat(Disposable.tables(connection)).doesNotContain("loaves");
      Disposable.execute(connection, "reset test.slow");
      assertThat(
              new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE).runs())
          .hasSize(1);
    }
  }

  @Test
  void leavesABuildThatItCancelsToTheNextRun(@TempDir Path dir) throws SQLException {
    String loaves = "--changeset a:1\ncreate table loaves (id int);\n";
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(loaves);
    StopSignal stop = new StopSignal();
    try (Connection connection = Disposable.database();
        Connection writer = Disposable.again(connection)) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      folder.withSql(
          loaves
              + """
              --changeset a:2 runInTransaction:false
              insert into loaves values (1);
              create index concurrently ix_loaves on loaves (id);
              """);
      writer.setAutoCommit(false);
      Disposable.execute(writer, "insert into loaves values (2)");
      assertThatExceptionOfType(MigrationInterruptedException.class)
          .isThrownBy(
              () ->
                  new Migrator(folder.changelog())
                      .stoppedBy(stop)
                      .migrate(connection, askingAt("2", stop, Duration.ofMillis(500))));
      writer.rollback();
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(Disposable.query(connection, "select id from loaves")).containsExactly("1");
      assertThat(
              Disposable.query(
                  connection,
                  "select indisvalid from pg_index where indexrelid = 'ix_loaves'::regclass"))
          .containsExactly("t");
    }
  }

  @Test
  void stopsWaitingForAnotherMigrator(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql("--changeset a:1\nselect 1;\n");
    StopSignal stop = new StopSignal();
    MigrationListener asking =
        new MigrationListener() {
          @Override
          public void waitingForLock(LockHolder holder, Duration waited) {
            stop.request(Duration.ZERO);
          }
        };
    try (Connection connection = Disposable.database();
        Connection other = Disposable.again(connection)) {
      Disposable.execute(other, "select pg_advisory_lock(" + MigratorLock.KEY + ")");

      assertThatExceptionOfType(MigrationInterruptedException.class)
          .isThrownBy(
              () -> new Migrator(folder.changelog()).stoppedBy(stop).migrate(connection, asking));
      assertThat(Disposable.tables(connection)).isEmpty();
    }
  }

  @Test
  void anInterruptedThreadStopsBetweenChangeSets(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql("--changeset a:1\nselect 1;\n--changeset a:2\nselect 2;\n");
    MigrationListener interrupting =
        new MigrationListener() {
          @Override
          public void applied(ChangeSetRun run, Connection connection) {
            Thread.currentThread().interrupt();
          }
        };
    try (Connection connection = Disposable.database()) {
      assertThatExceptionOfType(MigrationInterruptedException.class)
          .isThrownBy(() -> new Migrator(folder.changelog()).migrate(connection, interrupting));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(Disposable.query(connection, "select id from databasechangelog"))
          .containsExactly("1");
    }
  }
}
