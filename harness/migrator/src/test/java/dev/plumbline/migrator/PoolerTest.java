package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.servers.Disposable;
import dev.plumbline.servers.PgBouncer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations through a PgBouncer. */
class PoolerTest {

  private static ChangelogFolder loaves(Path dir) {
    return new ChangelogFolder(dir.resolve("files"))
        .withSql("--changeset a:1\ncreate table loaves (id int);\n");
  }

  private static PgBouncer pooler(PgBouncer.Mode mode, Connection direct, Path dir)
      throws Exception {
    Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-xr-x"));
    return PgBouncer.inFrontOf(
        Disposable.of(direct), mode, 20, Files.createDirectory(dir.resolve("pgbouncer")));
  }

  private static void isBecauseOfThePooler(MigrationRefusedException refused) {
    assertThat(refused.findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.SESSION_POOLED);
  }

  @Test
  void refusesOneThatWorksByTransaction(@TempDir Path dir) throws Exception {
    Migrator migrator = new Migrator(loaves(dir).changelog());
    try (Connection direct = Disposable.database();
        PgBouncer pool = pooler(PgBouncer.Mode.TRANSACTION, direct, dir);
        Connection pooled = pool.dataSource().getConnection()) {
      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(
              () ->
                  migrator
                      .observedThrough(pool.dataSource())
                      .migrate(pooled, MigrationListener.NONE))
          .withMessageContaining("PgBouncer's pool_mode = transaction")
          .satisfies(PoolerTest::isBecauseOfThePooler);
      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(() -> migrator.migrate(pooled, MigrationListener.NONE))
          .satisfies(PoolerTest::isBecauseOfThePooler);
      assertThat(Disposable.tables(direct)).isEmpty();
    }
  }

  @Test
  void refusesOneThatWorksByStatement(@TempDir Path dir) throws Exception {
    Migrator migrator = new Migrator(loaves(dir).changelog());
    try (Connection direct = Disposable.database();
        PgBouncer pool = pooler(PgBouncer.Mode.STATEMENT, direct, dir)) {
      for (Migrator one : List.of(migrator, migrator.observedThrough(pool.dataSource()))) {
        try (Connection pooled = pool.dataSource().getConnection()) {
          assertThatExceptionOfType(MigrationRefusedException.class)
              .isThrownBy(() -> one.migrate(pooled, MigrationListener.NONE))
              .withMessageContaining("PgBouncer's pool_mode = statement")
              .satisfies(PoolerTest::isBecauseOfThePooler);
        }
      }
      assertThat(Disposable.tables(direct)).isEmpty();
    }
  }

  /** One connection at a time usually gets the same session again, so that nothing shows it. */
  @Test
  void refusesOneOfAnUnknownKind(@TempDir Path dir) throws Exception {
    Migrator migrator = new Migrator(loaves(dir).changelog());
    try (Connection direct = Disposable.database();
        PgBouncer pool = pooler(PgBouncer.Mode.SESSION, direct, dir);
        Connection pooled = pool.dataSource().getConnection()) {
      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(() -> migrator.migrate(pooled, MigrationListener.NONE))
          .withMessageContaining("one connection alone cannot tell");
      assertThat(Disposable.tables(direct)).isEmpty();
    }
  }

  @Test
  void worksThroughOneThatWorksBySession(@TempDir Path dir) throws Exception {
    Migrator migrator = new Migrator(loaves(dir).changelog());
    try (Connection direct = Disposable.database();
        PgBouncer pool = pooler(PgBouncer.Mode.SESSION, direct, dir);
        Connection pooled = pool.dataSource().getConnection()) {
      MigrationResult result =
          migrator.observedThrough(pool.dataSource()).migrate(pooled, MigrationListener.NONE);

      assertThat(result.runs()).hasSize(1);
    }
  }
}
