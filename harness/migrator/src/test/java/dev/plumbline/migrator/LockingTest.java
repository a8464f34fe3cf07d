package dev.plumbline.migrator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.servers.Disposable;
import dev.plumbline.servers.Eventually;
import dev.plumbline.verification.MigratorLock;
import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verifier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrators of the same database in processes of their own, ours and stock Liquibase's. */
class LockingTest {

  private static final String WITH_GATE =
      """
      --changeset a:1
      create table loaves (id int);
      select gate();
      --changeset a:2
      create table crumbs (id int);
      """;

  @Test
  void onlyOneOfManyAppliesAndAllSucceed(@TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(WITH_GATE);
    List<MigratorProcess> processes = new ArrayList<>();
    try (Connection connection = Disposable.database()) {
      ClosableGate.close(connection);
      for (int i = 0; i < 4; i++) {
        processes.add(MigratorProcess.start(folder, connection));
      }
      Eventually.until("one migrates", () -> ClosableGate.isReached(connection));
      ClosableGate.open(connection);
      List<String> results = new ArrayList<>();
      for (MigratorProcess process : processes) {
        results.addAll(process.finished());
      }

      assertThat(results).filteredOn(line -> line.equals("applied 2")).hasSize(1);
      assertThat(results).filteredOn(line -> line.equals("applied 0")).hasSize(3);
      assertThat(Disposable.query(connection, "select id from databasechangelog"))
          .containsExactly("1", "2");
    } finally {
      for (MigratorProcess process : processes) {
        process.close();
      }
    }
  }

  @Test
  void tellsWhoHoldsItAndThatItDiesWithIt(@TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(WITH_GATE);
    Migrator impatient =
        new Migrator(folder.changelog())
            .with(MigrationOptions.DEFAULTS.withPatience(Duration.ofMillis(100)));
    List<LockHolder> seen = new ArrayList<>();
    MigrationListener listener =
        new MigrationListener() {
          @Override
          public void waitingForLock(LockHolder holder, Duration waited) {
            seen.add(holder);
          }
        };
    try (Connection connection = Disposable.database()) {
      ClosableGate.close(connection);
      try (MigratorProcess process = MigratorProcess.start(folder, connection)) {
        process.until("it migrates", () -> ClosableGate.isReached(connection));

        assertThat(new Verifier(folder.changelog().revision()).verify(connection).verdict())
            .isEqualTo(Verdict.MIGRATING);
        assertThatExceptionOfType(MigrationLockedException.class)
            .isThrownBy(() -> impatient.migrate(connection, listener))
            .withMessageContaining("There is nothing to unlock: its lock ends with its session")
            .satisfies(
                e -> {
                  Session holder = requireNonNull(e.holder().session());
                  assertThat(holder.application()).isEqualTo("plumbline");
                  assertThat(e.holder().since()).isNotNull();
                  assertThat(e.waited()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
                  assertThat(e.getMessage()).contains("pid " + holder.pid(), "127.0.0.1");
                });
        assertThat(seen).hasSize(1);
        process.kill();
      }
      ClosableGate.open(connection);
      MigrationResult result =
          new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(result.runs()).hasSize(2);
      assertThat(
              Disposable.query(
                  connection,
                  "select locked || ' ' || coalesce(lockedby, 'nobody') from"
                      + " databasechangeloglock"))
          .containsExactly("false nobody");
      assertThat(
              Disposable.query(
                  connection,
                  "select distinct pid from pg_locks as l where " + MigratorLock.anyMigrator()))
          .isEmpty();
    }
  }

  @Test
  void waitsForAStockLiquibaseAndFindsItsWorkDone(@TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(WITH_GATE);
    try (Connection connection = Disposable.database()) {
      ClosableGate.close(connection);
      try (MigratorProcess stock = MigratorProcess.startStock(folder, connection)) {
        stock.until("it migrates", () -> ClosableGate.isReached(connection));
        MigrationListener opening =
            new MigrationListener() {
              @Override
              public void waitingForLock(LockHolder holder, Duration waited) {
                assertThat(holder.isStockLiquibase()).isTrue();
                try (Connection another = Disposable.again(connection)) {
                  ClosableGate.open(another);
                } catch (SQLException e) {
                  throw new AssertionError(e);
                }
              }
            };
        MigrationResult result = new Migrator(folder.changelog()).migrate(connection, opening);
        stock.finished();

        assertThat(result.isUpToDate()).isTrue();
        assertThat(result.lockWait()).isPositive();
        assertThat(result.alreadyApplied()).isEqualTo(2);
      }
    }
  }

  @Test
  void aStockLiquibaseWaitsForUs(@TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(WITH_GATE);
    try (Connection connection = Disposable.database()) {
      ClosableGate.close(connection);
      try (MigratorProcess ours = MigratorProcess.start(folder, connection)) {
        ours.until("it migrates", () -> ClosableGate.isReached(connection));
        try (MigratorProcess stock = MigratorProcess.startStock(folder, connection)) {
          stock.until("it waits", () -> stock.printed().contains("Waiting for changelog lock"));
          ClosableGate.open(connection);

          assertThat(ours.finished()).contains("applied 2");
          stock.finished();
          assertThat(Disposable.query(connection, "select id from databasechangelog"))
              .containsExactly("1", "2");
        }
      }
    }
  }

  /** An open transaction would hold up whoever builds an index CONCURRENTLY. */
  @Test
  void waitsWithoutATransaction(@TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql("--changeset a:1\nselect 1;\n");
    try (Connection connection = Disposable.database();
        Connection holder = Disposable.again(connection);
        Connection somebody = Disposable.again(connection)) {
      Disposable.execute(holder, "select pg_advisory_lock(" + MigratorLock.KEY + ")");
      List<String> transactions = new ArrayList<>();
      MigrationListener looking =
          new MigrationListener() {
            @Override
            public void waitingForLock(LockHolder lockHolder, Duration waited) {
              try {
                transactions.addAll(
                    Disposable.query(
                        somebody,
                        "select state || coalesce(backend_xmin::text, '') from pg_stat_activity"
                            + " where application_name = 'plumbline shop'"
                            + " and datname = current_database()"));
                Disposable.execute(holder, "select pg_advisory_unlock(" + MigratorLock.KEY + ")");
              } catch (SQLException e) {
                throw new AssertionError(e);
              }
            }
          };
      Disposable.execute(connection, "set application_name = 'plumbline shop'");
      new Migrator(folder.changelog()).migrate(connection, looking);

      assertThat(transactions).containsExactly("idle");
    }
  }

  /** A failed assertion of a test's listener, for example: the session may be a pool's. */
  @Test
  void anErrorReleasesItToo(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir).withSql("--changeset a:1\ncreate table flour (id int);\n");
    AssertionError error = new AssertionError("not as expected");
    MigrationListener listener =
        new MigrationListener() {
          @Override
          public void applied(ChangeSetRun run, Connection connection) {
            throw error;
          }
        };
    try (Connection connection = Disposable.database()) {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> new Migrator(folder.changelog()).migrate(connection, listener))
          .isSameAs(error);

      assertThat(
              Disposable.query(
                  connection, "select 1 from pg_locks as l where " + MigratorLock.anyMigrator()))
          .isEmpty();
    }
  }
}
