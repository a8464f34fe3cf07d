package dev.plumbline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.migrator.ChangeSetFailedException;
import dev.plumbline.migrator.DatabaseUnusableException;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.MigrationRefusedException;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.servers.Disposable;
import dev.plumbline.servers.Eventually;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftCheckTest {

  private static final String FIRST =
      "--changeset a:1\ncreate table loaves (id bigint primary key, name text);\n";
  private static final String SECOND = "--changeset a:2\nalter table loaves add weight integer;\n";

  private static Findings drift(Changelog changelog, Connection live) throws SQLException {
    try (ScratchDatabases scratch =
        new ScratchDatabases(live, name -> Disposable.beside(live, name))) {
      return new DriftCheck(changelog, scratch).of(live);
    }
  }

  @Test
  void findsWhatWasChangedByHandAndLeavesNothingBehind(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FIRST + SECOND);
    try (Connection live = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(live, MigrationListener.NONE);
      assertThat(drift(folder.changelog(), live).all()).isEmpty();

      Disposable.execute(live, "alter table loaves alter column weight type bigint");
      Findings findings = drift(folder.changelog(), live);

      assertThat(findings.all())
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.code()).isEqualTo(FindingCode.DRIFT_CHANGED);
                assertThat(finding.subject()).isEqualTo("loaves.weight");
                assertThat(finding.expected()).isEqualTo("type integer");
                assertThat(finding.actual()).isEqualTo("type bigint");
              });
      assertThat(
              Disposable.query(
                  live,
                  "select datname from pg_database where datname like 'plumbline\\_scratch%'"))
          .isEmpty();
    }
  }

  /** Where tables go that name no schema is for the session to say, however it came to that. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "create schema t; set search_path to t",
        "create schema t; set search_path to t, public",
        "create schema \"My Shop\"; set search_path to \"My Shop\"",
        "create schema t; drop schema public; set search_path to t",
        "create schema t; set search_path to nowhere, t, public",
        "do $$ begin execute format('create schema %I', current_user); end $$",
        "do $$ begin execute format('alter database %I set search_path = t', current_database());"
            + " end $$; create schema t",
        "do $$ begin execute format('alter database %I set datestyle = ''SQL, DMY''',"
            + " current_database()); end $$",
      })
  void theSessionIsLikeThatOfTheLiveDatabase(String before, @TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                "--changeset a:1\ncreate table loaves (id bigint primary key, name text,"
                    + " day date default '01/02/2026');\n"
                    + "--changeset a:2\ncreate index ix_name on loaves (name);\n"
                    + "create view names as select name from loaves;\n");
    try (Connection first = Disposable.database()) {
      Disposable.execute(first, before);
      try (Connection live = Disposable.again(first)) {
        if (before.contains("; set search_path")) {
          Disposable.execute(
              live, "set search_path to " + Disposable.query(first, "show search_path").get(0));
        }
        new Migrator(folder.changelog()).migrate(live, MigrationListener.NONE);

        assertThat(drift(folder.changelog(), live).all()).isEmpty();
        Disposable.execute(live, "drop index ix_name");
        assertThat(drift(folder.changelog(), live).all())
            .singleElement()
            .satisfies(finding -> assertThat(finding.code()).isEqualTo(FindingCode.DRIFT_MISSING));
      }
    }
  }

  @Test
  void whatIsStillPendingIsNoDrift(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FIRST);
    try (Connection live = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(live, MigrationListener.NONE);

      assertThat(drift(folder.withSql(FIRST + SECOND).changelog(), live).all()).isEmpty();
    }
  }

  @Test
  void anOlderChangelogCannotTell(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FIRST + SECOND);
    try (Connection live = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(live, MigrationListener.NONE);

      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(() -> drift(folder.withSql(FIRST).changelog(), live))
          .withMessageContaining("AHEAD");
    }
  }

  @Test
  void aFailureLeavesNothingBehind(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FIRST);
    try (Connection live = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(live, MigrationListener.NONE);
      Disposable.execute(live, "create table by_hand (id int)");
      new Migrator(
              folder
                  .withSql(FIRST + "--changeset a:2\ncreate view v as select id from by_hand;\n")
                  .changelog())
          .migrate(live, MigrationListener.NONE);

      assertThatExceptionOfType(ChangeSetFailedException.class)
          .isThrownBy(() -> drift(folder.changelog(), live))
          .withMessageContaining("by_hand");
      assertThat(
              Disposable.query(
                  live,
                  "select datname from pg_database where datname like 'plumbline\\_scratch%'"))
          .isEmpty();
    }
  }

  @Test
  void aRoleThatMayNotCreateDatabasesIsToldWhatToDo(@TempDir Path dir) throws SQLException {
    Changelog changelog = new ChangelogFolder(dir).withSql(FIRST).changelog();
    try (Connection live = Disposable.database()) {
      new Migrator(changelog).migrate(live, MigrationListener.NONE);
      Disposable.execute(live, "create role drift_reader");
      try {
        Disposable.execute(live, "grant select on all tables in schema public to drift_reader");
        Disposable.execute(live, "set role drift_reader");
        assertThatExceptionOfType(DatabaseUnusableException.class)
            .isThrownBy(() -> drift(changelog, live))
            .satisfies(e -> assertThat(e.sqlState()).isEqualTo(Optional.of("42501")))
            .withMessageContaining("drift_reader may not create databases")
            .withMessageContaining("CREATEDB");
      } finally {
        Disposable.execute(live, "reset role; drop owned by drift_reader; drop role drift_reader");
      }
    }
  }

  @Test
  void dropsWhatAKilledProcessHasLeftAndNothingElse(@TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FIRST);
    String scratches =
        "select datname from pg_database where datname like 'plumbline\\_scratch%' order by 1";
    try (Connection live = Disposable.database();
        Connection other = Disposable.database();
        Connection killed = Disposable.again(other);
        ScratchDatabases busy =
            new ScratchDatabases(other, name -> Disposable.beside(other, name))) {
      new Migrator(folder.changelog()).migrate(live, MigrationListener.NONE);
      new ScratchDatabases(killed, name -> Disposable.beside(killed, name)).create().close();
      String left = Disposable.query(live, scratches).get(0);
      busy.create().close();
      assertThat(Disposable.query(live, scratches)).hasSize(2).contains(left);

      String session = Disposable.query(killed, "select pg_backend_pid()").get(0);
      killed.close();
      Eventually.until(
          "the server has noticed",
          () ->
              Disposable.query(live, "select 1 from pg_stat_activity where pid = " + session)
                  .isEmpty());
      assertThat(drift(folder.changelog(), live).all()).isEmpty();

      assertThat(Disposable.query(live, scratches)).hasSize(1).doesNotContain(left);
    }
  }
}
