package dev.plumbline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.migrator.DisposableMarker;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.postgres.Database;
import dev.plumbline.servers.Disposable;
import dev.plumbline.servers.Shadows;
import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verifier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nobody who may create functions in a schema of the search path has them called by the migrator,
 * as the role that owns everything.
 */
class QualifiedNamesTest {

  /** The PostgreSQL driver's, for metadata that Liquibase asks for, and Liquibase's own. */
  private static final Pattern OF_LIBRARIES =
      Pattern.compile(
          "^(?:select string_agg\\(word, ','\\) from pg_catalog\\.pg_get_keywords\\(\\)"
              + "|SELECT .* AS \"TABLE_(?:CAT|SCHEM)\""
              + "|SELECT \\* FROM \\(SELECT current_database\\(\\) AS current_database, n\\.nspname,"
              + "|select setting from pg_settings where name = 'edb_redwood_date'"
              + "|select current_schema\\(\\)$"
              + "|(?:DELETE FROM|INSERT INTO|UPDATE) public\\.databasechangelog "
              + "|SELECT COUNT\\(\\*\\) FROM public\\.databasechangelog$"
              + "|SELECT MD5SUM FROM public\\.databasechangelog )");

  /** Statements of all kinds that are looked after one by one, besides what transactions do. */
  private static final String CHANGELOG =
      """
      --changeset a:1
      create table loaves (id bigint primary key, name text);
      --rollback drop table loaves;
      --changeset a:2 runInTransaction:false
      create index concurrently ix_name on loaves (name);
      --rollback drop index concurrently ix_name;
      --changeset a:3 runInTransaction:false
      create index concurrently on loaves (id, name);
      --rollback drop index concurrently loaves_id_name_idx;
      --changeset a:4 runInTransaction:false
      reindex table concurrently loaves;
      reindex index concurrently ix_name;
      --rollback not required
      --changeset a:5
      insert into loaves values (1, 'rye');
      --rollback delete from loaves;
      """;

  @Test
  void nothingOfOthersIsCalled(@TempDir Path dir) throws SQLException {
    Migrator migrator = new Migrator(new ChangelogFolder(dir).withSql(CHANGELOG).changelog());
    try (Connection empty = Disposable.largeDatabase()) {
      Database database = Disposable.of(empty);
      Shadows shadows = Shadows.in(database);
      for (String path : Shadows.searchPaths().toList()) {
        shadows.setSearchPath(path);
        try (Connection connection = database.connect()) {
          everyCommand(migrator, connection);
        }
        drop(database, "databasechangelog, databasechangeloglock");
      }
      shadows.setSearchPath("public, " + Shadows.SCHEMA + ", pg_catalog");
      try (Connection connection = database.connect()) {
        DisposableMarker.set(connection);
        migrator.clear(connection);
        DisposableMarker.remove(connection);
      }

      assertOnlyLibrariesCall(shadows);
    }
  }

  private static void everyCommand(Migrator migrator, Connection connection) throws SQLException {
    migrator.plan(connection);
    migrator.migrate(connection, MigrationListener.NONE);
    assertThat(new Verifier(migrator.changelog().revision()).verify(connection).verdict())
        .isEqualTo(Verdict.READY);
    migrator.migrate(connection, MigrationListener.NONE);
    migrator.tag(connection, "release");
    Migrator.history(connection);
    Migrator.tables(connection);
    migrator.revision(connection);
    new DriftCheck(migrator.changelog(), new FreshDatabases()).of(connection);
    migrator.rollback(connection, 5, MigrationListener.NONE);
  }

  private static void drop(Database database, String tables) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop table " + tables);
    }
  }

  /** They do, which shows that whoever calls a shadow is seen. */
  private static void assertOnlyLibrariesCall(Shadows shadows) throws SQLException {
    assertThat(shadows.calls())
        .isNotEmpty()
        .filteredOn(call -> !OF_LIBRARIES.matcher(call.statement()).find())
        .isEmpty();
  }

  @Test
  void rehearsalsCallNothingOfOthers(@TempDir Path dir) throws SQLException {
    Changelog changelog = new ChangelogFolder(dir).withSql(CHANGELOG).changelog();
    try (Connection empty = Disposable.database()) {
      Database database = Disposable.of(empty);
      Shadows shadows = Shadows.in(database);
      for (String path : Shadows.searchPaths().toList()) {
        shadows.setSearchPath(path);
        Rehearsal rehearsal =
            new Rehearsal(changelog, DisposableDatabases.only(database.dataSource()));
        assertThat(rehearsal.migrate().withoutEffect()).isEmpty();
        drop(database, "loaves, databasechangelog, databasechangeloglock");
        assertThat(rehearsal.rollbacks()).isEmpty();
        drop(database, "databasechangelog, databasechangeloglock");
      }

      assertOnlyLibrariesCall(shadows);
    }
  }
}
