package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.migrator.ChangeSetRun.Outcome;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verifier;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigratorTest {

  private static final String TWO_CHANGESETS =
      """
      --changeset a:1
      create table loaves (id int);
      --rollback drop table loaves;
      --changeset a:2
      create table crumbs (id int);
      --rollback drop table crumbs;
      """;

  @ParameterizedTest
  @ValueSource(strings = {"yaml", "xml", "json", "sql"})
  void appliesEveryFormatAndIsThenUpToDate(String service) throws SQLException {
    Migrator migrator = new Migrator(Changelog.locate(service, SearchPath.classPath()));
    try (Connection connection = Disposable.database()) {
      MigrationResult first = migrator.migrate(connection, MigrationListener.NONE);
      MigrationResult second = migrator.migrate(connection, MigrationListener.NONE);

      assertThat(first.service()).isEqualTo(service);
      assertThat(first.runs())
          .extracting(run -> run.id().id())
          .containsExactly("create-loaves", "seed-loaves");
      assertThat(first.runs()).extracting(ChangeSetRun::outcome).containsOnly(Outcome.APPLIED);
      assertThat(first.alreadyApplied()).isZero();
      assertThat(first.elapsed()).isPositive();
      assertThat(second.isUpToDate()).isTrue();
      assertThat(second.alreadyApplied()).isEqualTo(2);
      assertThat(Disposable.query(connection, "select name from loaves")).containsExactly("rye");
      assertThat(new Verifier(migrator.revision()).verify(connection).verdict())
          .isEqualTo(Verdict.READY);
    }
  }

  @Test
  void appliesWhatIsMissing(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql("--changeset a:1\nselect 1;\n");
    try (Connection connection = Disposable.database()) {
      folder.migrator().migrate(connection, MigrationListener.NONE);
      folder.withSql("--changeset a:1\nselect 1;\n--changeset a:2\nselect 2;\n");
      MigrationResult result = folder.migrator().migrate(connection, MigrationListener.NONE);

      assertThat(result.runs()).extracting(run -> run.id().id()).containsExactly("2");
      assertThat(result.alreadyApplied()).isEqualTo(1);
    }
  }

  @Test
  void tellsTheListenerBetweenTransactions(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(TWO_CHANGESETS);
    List<String> events = new ArrayList<>();
    MigrationListener listener =
        new MigrationListener() {
          @Override
          public void starting(ChangeSetId changeSet, Connection current) throws SQLException {
            events.add("starting " + changeSet.id() + " " + tables(current));
          }

          @Override
          public void applied(ChangeSetRun run, Connection current) throws SQLException {
            events.add("applied " + run.id().id() + " " + tables(current));
            Disposable.execute(current, "create table left_open_by_the_listener (id int)");
          }
        };
    try (Connection connection = Disposable.database()) {
      folder.migrator().migrate(connection, listener);

      assertThat(events)
          .containsExactly(
              "starting 1 []",
              "applied 1 [loaves]",
              "starting 2 [loaves]",
              "applied 2 [crumbs, loaves]");
      assertThat(tables(connection)).containsExactly("crumbs", "loaves");
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    return Disposable.tables(connection).stream()
        .filter(table -> !table.startsWith("databasechangelog"))
        .toList();
  }

  @Test
  void stopsWhereAListenerFails(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(TWO_CHANGESETS);
    MigrationListener failing =
        new MigrationListener() {
          @Override
          public void applied(ChangeSetRun run, Connection current) throws SQLException {
            Disposable.execute(current, "select * from nowhere");
          }
        };
    try (Connection connection = Disposable.database()) {
      assertThatExceptionOfType(DatabaseUnusableException.class)
          .isThrownBy(() -> folder.migrator().migrate(connection, failing))
          .withMessageContaining("relation \"nowhere\" does not exist");
      assertThat(tables(connection)).containsExactly("loaves");
      folder.migrator().migrate(connection, MigrationListener.NONE);
      assertThat(tables(connection)).containsExactly("crumbs", "loaves");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void givesTheConnectionBackAsItWas(boolean autoCommit, @TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql("--changeset a:1\nset search_path to pg_catalog;\nselect 1;\n");
    try (Connection connection = Disposable.database()) {
      Disposable.execute(connection, "create schema shop; set search_path to shop, public");
      connection.setAutoCommit(autoCommit);
      folder.migrator().migrate(connection, MigrationListener.NONE);
      folder.migrator().plan(connection);

      assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
      assertThat(Disposable.query(connection, "show search_path")).containsExactly("shop, public");
      Disposable.execute(connection, "create table usable (id int)");
    }
  }

  @Test
  void theServerNoticesSoonIfTheMigratorIsGone(@TempDir Path dir) throws SQLException {
    String seen =
        "select name || '=' || setting from pg_settings where name in"
            + " ('client_connection_check_interval', 'tcp_keepalives_idle',"
            + " 'tcp_keepalives_interval', 'tcp_keepalives_count', 'tcp_user_timeout')"
            + " order by name";
    ChangelogFolder folder =
        new ChangelogFolder(dir).withSql("--changeset a:1\ncreate table seen as " + seen + ";\n");
    try (Connection connection = Disposable.database()) {
      List<String> before = Disposable.query(connection, seen);
      folder.migrator().migrate(connection, MigrationListener.NONE);

      assertThat(Disposable.query(connection, "table seen"))
          .containsExactly(
              "client_connection_check_interval=2000",
              "tcp_keepalives_count=4",
              "tcp_keepalives_idle=10",
              "tcp_keepalives_interval=5",
              "tcp_user_timeout=30000");
      assertThat(Disposable.query(connection, seen)).isEqualTo(before);
    }
  }

  @Test
  void runsRepeatablesAgain(@TempDir Path dir) throws SQLException {
    String always = "--changeset a:always runAlways:true\nselect 1;\n";
    String onChange = "--changeset a:on-change runOnChange:true\nselect %s;\n";
    ChangelogFolder folder = new ChangelogFolder(dir);
    try (Connection connection = Disposable.database()) {
      folder.withSql(always + onChange.formatted(1));
      folder.migrator().migrate(connection, MigrationListener.NONE);
      MigrationResult unchanged = folder.migrator().migrate(connection, MigrationListener.NONE);
      folder.withSql(always + onChange.formatted(2));
      MigrationResult changed = folder.migrator().migrate(connection, MigrationListener.NONE);

      assertThat(unchanged.runs()).extracting(run -> run.id().id()).containsExactly("always");
      assertThat(changed.runs())
          .extracting(run -> run.id().id())
          .containsExactly("always", "on-change");
      assertThat(changed.runs()).extracting(ChangeSetRun::outcome).containsOnly(Outcome.REAPPLIED);
      assertThat(changed.alreadyApplied()).isEqualTo(2);
    }
  }

  @Test
  void reportsWhatPreconditionsAndToleranceMakeOfAChangeSet(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                """
                --changeset a:marked
                --preconditions onFail:MARK_RAN
                --precondition-sql-check expectedResult:0 select 1
                create table loaves (id int);
                --changeset a:skipped
                --preconditions onFail:CONTINUE
                --precondition-sql-check expectedResult:0 select 1
                create table loaves (id int);
                --changeset a:tolerated failOnError:false
                select 1/0;
                """);
    try (Connection connection = Disposable.database()) {
      MigrationResult result = folder.migrator().migrate(connection, MigrationListener.NONE);

      assertThat(result.runs())
          .extracting(run -> run.id().id() + " " + run.outcome())
          .containsExactly("marked MARKED", "tolerated FAILED");
      assertThat(tables(connection)).isEmpty();
    }
  }

  @Test
  void passesParametersContextsAndLabels(@TempDir Path dir) throws SQLException {
    Changelog changelog =
        new ChangelogFolder(dir)
            .withSql(
                """
                --changeset a:1 context:test
                create table ${name} (id int);
                --changeset a:2 context:prod
                create table prod (id int);
                """)
            .changelog()
            .withContexts("test")
            .withParameters(Map.of("name", "loaves"));
    try (Connection connection = Disposable.database()) {
      new Migrator(changelog).migrate(connection, MigrationListener.NONE);

      assertThat(tables(connection)).containsExactly("loaves");
    }
  }

  @Test
  void printsNothing(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(TWO_CHANGESETS);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (Connection connection = Disposable.database()) {
      folder.migrator().migrate(connection, MigrationListener.NONE);
      folder.migrator().plan(connection);
      folder.migrator().rollback(connection, 1, MigrationListener.NONE);
    } finally {
      System.setOut(out);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void refusesADatabaseThatSomethingElseFilled(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(TWO_CHANGESETS);
    try (Connection connection = Disposable.database()) {
      Disposable.execute(connection, "create table legacy (id int)");

      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(() -> folder.migrator().migrate(connection, MigrationListener.NONE))
          .withMessageStartingWith(
              "shop: refused, because the database is UNMANAGED. Database has 1 table, but no"
                  + " migration history");
      assertThat(Disposable.tables(connection)).containsExactly("legacy");
    }
  }

  @Test
  void refusesAChangeSetThatWasEditedAfterItsRelease(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir).withSql("--changeset a:1\nselect 1;\n--changeset a:2\nselect 1;");
    try (Connection connection = Disposable.database()) {
      folder.migrator().migrate(connection, MigrationListener.NONE);
      String before =
          Disposable.query(connection, "select md5sum from databasechangelog where id = '1'")
              .get(0);
      folder.withSql("--changeset a:1\nselect 2;\n--changeset a:2\nselect 1;");
      String after = String.valueOf(folder.migrator().revision().changeSets().get(0).checksum());

      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(() -> folder.migrator().migrate(connection, MigrationListener.NONE))
          .withMessageStartingWith("shop: refused, because the database is CHANGED. 1 changeSet")
          .withMessageContaining("changelogs/shop/changelog.sql::1::a")
          .withMessageContaining("expected  checksum " + after)
          .withMessageContaining("found     checksum " + before)
          .withMessageContaining("put the change into a new changeSet")
          .satisfies(e -> assertThat(e.findings().size()).isEqualTo(1));
    }
  }

  @Test
  void refusesADatabaseThatIsAheadOfTheChangelog(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(TWO_CHANGESETS);
    try (Connection connection = Disposable.database()) {
      folder.migrator().migrate(connection, MigrationListener.NONE);
      folder.withSql(
          "--changeset a:1\ncreate table loaves (id int);\n--rollback drop table loaves;");

      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(() -> folder.migrator().migrate(connection, MigrationListener.NONE))
          .withMessage(
              "shop: refused, because the database is AHEAD. All that this build needs is applied,"
                  + " and 1 changeSet that it does not know, the last being"
                  + " changelogs/shop/changelog.sql::2::a. This changelog is older than the"
                  + " database, and an older build must not change what a newer one has made. Run"
                  + " the newer build's job, or nothing at all: the older service starts on this"
                  + " database as it is. If there is no newer build, a changeSet has been removed"
                  + " or renamed: restore it.");
    }
  }

  @Test
  void refusesWhatTheChangelogsPreconditionsForbid(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withYaml(
                """
                  - preConditions:
                      - runningAs:
                          username: nobody_else
                  - changeSet:
                      id: 1
                      author: a
                      changes:
                        - sql:
                            sql: select 1
                """);
    try (Connection connection = Disposable.database()) {
      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(() -> folder.migrator().migrate(connection, MigrationListener.NONE))
          .withMessageStartingWith("shop: refused to migrate. ")
          .withMessageContaining("nobody_else")
          .withMessageEndingWith(
              "Nothing was applied. Correct the changelog, or what its preconditions ask for.");
      assertThat(Disposable.query(connection, "select id from databasechangelog")).isEmpty();
    }
  }

  @Test
  void waitsForAnotherMigratorAndThenGoesOn(@TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(TWO_CHANGESETS);
    try (Connection connection = Disposable.database()) {
      lock(connection);
      CompletableFuture<MigrationResult> waiting =
          CompletableFuture.supplyAsync(
              () -> folder.migrator().migrate(connection, MigrationListener.NONE));
      assertThat(waiting).isNotDone();
      try (Connection other = Disposable.again(connection)) {
        Disposable.execute(other, "update databasechangeloglock set locked = false");
      }

      assertThat(waiting.get(30, TimeUnit.SECONDS).runs()).hasSize(2);
    }
  }

  @Test
  void givesUpWaitingForAnotherMigrator(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(TWO_CHANGESETS);
    Migrator impatient =
        folder.migrator().with(MigrationOptions.DEFAULTS.withPatience(Duration.ZERO));
    try (Connection connection = Disposable.database()) {
      lock(connection);

      assertThatExceptionOfType(MigrationLockedException.class)
          .isThrownBy(() -> impatient.migrate(connection, MigrationListener.NONE))
          .withMessageStartingWith(
              "shop: another migration holds the lock: a Liquibase that is not plumbline, on"
                  + " somebody, since 2026-01-02T")
          .withMessageContaining("Nobody else is connected to this database now")
          .withMessageContaining(
              "UPDATE public.databasechangeloglock SET locked = false WHERE id = 1")
          .satisfies(e -> assertThat(e.holder().isStockLiquibase()).isTrue());
      assertThat(tables(connection)).isEmpty();
    }
  }

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
  void saysThatTheRoleMayNotCreateTables(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(TWO_CHANGESETS);
    try (Connection connection = Disposable.database()) {
      Disposable.execute(connection, "revoke create on schema public from public");
      Disposable.execute(connection, "set role pg_monitor");

      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(() -> folder.migrator().migrate(connection, MigrationListener.NONE))
          .withMessageStartingWith(
              "shop: refused before the first change.\nERROR PRIVILEGE_MISSING  ")
          .withMessageContaining("pg_monitor may not create anything in schema public")
          .withMessageContaining("GRANT CREATE ON SCHEMA public TO pg_monitor;");
    }
  }

  @Test
  void aBrokenConnectionIsNotTheChangeSetsFault(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(TWO_CHANGESETS);
    Connection connection = Disposable.database();
    connection.close();

    assertThatExceptionOfType(DatabaseUnusableException.class)
        .isThrownBy(() -> folder.migrator().migrate(connection, MigrationListener.NONE))
        .withMessageContaining("This connection has been closed");
  }
}
