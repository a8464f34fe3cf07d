package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.servers.Disposable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lock row that nobody gives back, as a stock Liquibase leaves it when it is killed. */
class StaleLockRowTest {

  private static void lock(Connection connection) throws SQLException {
    Disposable.execute(
        connection,
        """
        create table databasechangeloglock (
          id integer primary key, locked boolean not null, lockgranted timestamp,
          lockedby varchar(255));
        insert into databasechangeloglock values (1, true, '2026-01-02 03:04:05', 'somebody')
        """);
  }

  @Test
  void waitsForAnotherMigratorAndThenGoesOn(@TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(ChangelogFolder.TWO_TABLES);
    try (Connection connection = Disposable.database()) {
      lock(connection);
      CountDownLatch waits = new CountDownLatch(1);
      MigrationListener listener =
          new MigrationListener() {
            @Override
            public void waitingForLock(LockHolder holder, Duration waited) {
              waits.countDown();
            }
          };
      CompletableFuture<MigrationResult> waiting =
          CompletableFuture.supplyAsync(
              () -> new Migrator(folder.changelog()).migrate(connection, listener));
      assertThat(waits.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(waiting).isNotDone();
      try (Connection other = Disposable.again(connection)) {
        Disposable.execute(other, "update databasechangeloglock set locked = false");
      }

      assertThat(waiting.get(30, TimeUnit.SECONDS).runs()).hasSize(2);
    }
  }

  @Test
  void givesUpWaitingForAnotherMigrator(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(ChangelogFolder.TWO_TABLES);
    Migrator impatient =
        new Migrator(folder.changelog())
            .with(MigrationOptions.DEFAULTS.withPatience(Duration.ZERO));
    try (Connection connection = Disposable.database()) {
      lock(connection);

      assertThatExceptionOfType(MigrationLockedException.class)
          .isThrownBy(() -> impatient.migrate(connection, MigrationListener.NONE))
          .withMessageStartingWith(
              "shop: another migration holds the lock: a Liquibase other than plumbline, on"
                  + " somebody, since 2026-01-02T")
          .withMessageContaining("Nobody else is connected to this database now")
          .withMessageContaining(
              "UPDATE public.databasechangeloglock SET locked = false WHERE id = 1")
          .satisfies(e -> assertThat(e.holder().isStockLiquibase()).isTrue());
      assertThat(Disposable.ownTables(connection)).isEmpty();
    }
  }
}
