package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.servers.Disposable;
import dev.plumbline.verification.MigratorLock;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ChangeSets that give the migrator's lock away. */
class LostLockTest {

  private static final String PROCEDURE =
      """
      create procedure careless_gate() language plpgsql as $$
      begin
        perform pg_advisory_unlock_all();
        commit;
        perform gate();
      end $$
      """;

  private static final String LAST = "--changeset a:9\ncreate table done (id int);\n";

  /** The second one finds nobody's lock at the gate, but a migrator at work. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--changeset a:1 runInTransaction:false\ndiscard all;\n--changeset a:2\nselect gate();\n",
        "--changeset a:1 runInTransaction:false\ndiscard all;\nselect gate();\n",
        "--changeset a:1\nselect pg_advisory_unlock_all();\nselect gate();\n",
        "--changeset a:1 splitStatements:false\nselect pg_advisory_unlock_all(); select gate();\n",
        """
        --changeset a:1 runInTransaction:false splitStatements:false
        select pg_advisory_unlock_all(); select gate();
        """,
        "--changeset a:1 runInTransaction:false\ncall careless_gate();\n",
        "--changeset a:1\nselect pg_advisory_unlock_all();\n--changeset a:2\nselect gate();\n"
      })
  void theSecondMigratorWaits(String changeSets, @TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(changeSets + LAST);
    Migrator impatient =
        new Migrator(folder.changelog())
            .with(MigrationOptions.DEFAULTS.withPatience(Duration.ofMillis(700)));
    try (Connection connection = Disposable.database()) {
      ClosableGate.close(connection);
      Disposable.execute(connection, PROCEDURE);
      try (MigratorProcess process = MigratorProcess.start(folder, connection)) {
        process.until("it migrates", () -> ClosableGate.isReached(connection));
        assertThatExceptionOfType(MigrationLockedException.class)
            .isThrownBy(() -> impatient.migrate(connection, MigrationListener.NONE))
            .withMessageContaining("pid ");
        ClosableGate.open(connection);

        assertThat(process.finished()).anyMatch(line -> line.startsWith("applied"));
      }
      assertThat(Disposable.tables(connection)).contains("done");
      assertThat(
              Disposable.query(
                  connection, "select 1 from pg_locks as l where " + MigratorLock.anyMigrator()))
          .isEmpty();
      assertThat(Disposable.query(connection, "select locked from databasechangeloglock"))
          .containsExactly("f");
    }
  }

  /** Somebody who does not care gets it meanwhile. */
  @Test
  void endsBeforeAnythingElseIsAppliedIfSomebodyElseHasIt(@TempDir Path dir) throws Exception {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                "--changeset a:0\ncreate table flour (id int);\n"
                    + "--changeset a:1 runInTransaction:false\ncall careless_gate();\n"
                    + "insert into flour values (1);\n"
                    + LAST);
    try (Connection connection = Disposable.database();
        Connection other = Disposable.again(connection)) {
      ClosableGate.close(connection);
      Disposable.execute(connection, PROCEDURE);
      try (MigratorProcess process = MigratorProcess.start(folder, connection)) {
        process.until("it migrates", () -> ClosableGate.isReached(connection));
        assertThat(Disposable.query(other, "select pg_try_advisory_lock(" + MigratorLock.KEY + ")"))
            .containsExactly("t");
        ClosableGate.open(connection);
        process.until("it ends", () -> !process.isRunning());
        assertThat(process.printed())
            .contains("the migrator's lock was lost during the run")
            .contains("pid " + Disposable.pid(other));
      }
      assertThat(Disposable.tables(connection)).doesNotContain("done");
      assertThat(Disposable.query(connection, "select id from flour")).isEmpty();
      Disposable.execute(other, "select pg_advisory_unlock_all()");
    }
  }

  /** ChangeSets may end other sessions; the one that looks for blockers is one of them. */
  @Test
  void survivesThatItsObserverIsEnded(@TempDir Path dir) throws Exception {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                """
                --changeset a:1
                select pg_sleep(0.5);
                select pg_terminate_backend(pid, 10000) from pg_stat_activity
                  where datname = current_database() and pid <> pg_backend_pid();
                select pg_sleep(0.5);
                """
                    + LAST);
    try (Connection connection = Disposable.database()) {
      MigrationResult result =
          new Migrator(folder.changelog())
              .observedThrough(Disposable.dataSource(connection))
              .migrate(connection, MigrationListener.NONE);

      assertThat(result.runs()).hasSize(2);
      assertThat(Bookkeeping.history(connection)).isEqualTo(List.of("1", "9"));
    }
  }
}
