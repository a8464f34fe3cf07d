package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.servers.Disposable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ChangeSets without a transaction that did not come to their end. */
class UnfinishedTest {

  private static final String TWO_ROWS =
      """
      --changeset a:1 runInTransaction:false
      create table loaves (name text);
      insert into loaves values ('rye'), ('rye');
      create unique index concurrently ux_loaves on loaves (name);
      insert into loaves values ('wheat');
      """;

  private static void fail(ChangelogFolder folder, Connection connection) {
    assertThat(
            catchThrowableOfType(
                ChangeSetFailedException.class,
                () -> new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE)))
        .isNotNull();
  }

  private static MigrationRefusedException refusal(ChangelogFolder folder, Connection connection) {
    MigrationRefusedException refused =
        catchThrowableOfType(
            MigrationRefusedException.class,
            () -> new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE));
    assertThat(refused).isNotNull();
    assertThat(refused.findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.CHANGESET_UNFINISHED);
    return refused;
  }

  @Test
  void goesOnWithTheStatementThatFailed(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(TWO_ROWS);
    try (Connection connection = Disposable.database()) {
      fail(folder, connection);
      assertThat(Disposable.query(connection, "select 1 from pg_index where not indisvalid"))
          .isEmpty();
      Disposable.execute(connection, "delete from loaves; insert into loaves values ('oat')");
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(Disposable.query(connection, "select name from loaves order by 1"))
          .containsExactly("oat", "wheat");
      assertThat(Disposable.query(connection, "select id from databasechangelog"))
          .containsExactly("1");
      assertThat(Disposable.query(connection, "select id from databasechangeloglock"))
          .containsExactly("1");
    }
  }

  @Test
  void theStatementThatFailedMayBeCorrected(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(TWO_ROWS);
    try (Connection connection = Disposable.database()) {
      fail(folder, connection);
      folder.withSql(TWO_ROWS.replace("create unique index", "create index"));
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(Disposable.query(connection, "select name from loaves order by 1"))
          .containsExactly("rye", "rye", "wheat");
    }
  }

  @Test
  void refusesIfStatementsThatWereExecutedHaveBeenEdited(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(TWO_ROWS);
    try (Connection connection = Disposable.database()) {
      fail(folder, connection);
      folder.withSql(TWO_ROWS.replace("('rye'), ('rye')", "('rye')"));
      MigrationRefusedException refused = refusal(folder, connection);

      assertThat(refused)
          .hasMessageContaining("2 statements of it executed by an earlier run")
          .hasMessageContaining("Restore these statements");
      Disposable.execute(connection, "drop table loaves; " + sql(refused, "DELETE"));
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      assertThat(Disposable.query(connection, "select name from loaves order by 1"))
          .containsExactly("rye", "wheat");
    }
  }

  @Test
  void asksWhatBecameOfAStatementThatNobodyCanKnowAbout(@TempDir Path dir) throws Exception {
    String flour = "--changeset a:0\ncreate table flour (id int);\n";
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(flour);
    try (Connection connection = Disposable.database()) {
      Disposable.execute(
          connection,
          """
          create procedure fill() language plpgsql as $$
          begin
            insert into flour values (1);
            commit;
            perform pg_sleep(120);
          end $$
          """);
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      folder.withSql(flour + "--changeset a:1 runInTransaction:false\ncall fill();\n");
      try (MigratorProcess process = MigratorProcess.start(folder, connection)) {
        process.until(
            "it has committed",
            () -> Disposable.query(connection, "select id from flour").equals(List.of("1")));
        process.kill();
      }
      MigrationRefusedException refused = refusal(folder, connection);

      assertThat(refused)
          .hasMessageContaining("in the middle of the next one: call fill()")
          .hasMessageContaining("If it has: UPDATE public.databasechangeloglock SET lockedby = ");
      Disposable.execute(connection, sql(refused, "UPDATE"));
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      assertThat(Disposable.query(connection, "select id from flour")).containsExactly("1");
      assertThat(Disposable.query(connection, "select id from databasechangelog"))
          .containsExactly("0", "1");
    }
  }

  /** The first statement of a kind that a message tells to execute. */
  private static String sql(MigrationRefusedException refused, String kind) {
    Matcher matcher = Pattern.compile(kind + " .*?;").matcher(String.valueOf(refused.getMessage()));
    assertThat(matcher.find()).isTrue();
    return matcher.group();
  }

  /** Each is committed together with the note about it. */
  @Test
  void goesOnAfterTheLastTransactionThatAChangeSetMadeItself(@TempDir Path dir)
      throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                """
                --changeset a:1 runInTransaction:false
                create table loaves (name text unique);
                begin;
                insert into loaves values ('rye');
                commit;
                begin;
                insert into loaves select name from loaves;
                commit;
                """);
    try (Connection connection = Disposable.database()) {
      fail(folder, connection);
      fail(folder, connection);
      assertThat(Disposable.query(connection, "select name from loaves")).containsExactly("rye");
      Disposable.execute(connection, "alter table loaves drop constraint loaves_name_key");
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(Disposable.query(connection, "select name from loaves"))
          .containsExactly("rye", "rye");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-- for\n/* the;\n sake */ -- of\n/**/ "})
  void anInvalidIndexOfUnknownOriginIsReplaced(String comments, @TempDir Path dir)
      throws SQLException {
    String loaves = "--changeset a:1\ncreate table loaves (name text);\n";
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(loaves);
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      Disposable.execute(connection, "insert into loaves values ('rye'), ('rye')");
      assertThat(
              catchThrowable(
                  () ->
                      Disposable.execute(
                          connection,
                          "create unique index concurrently ux_loaves on loaves (name)")))
          .isNotNull();
      Disposable.execute(connection, "delete from loaves");
      folder.withSql(
          loaves
              + """
              --changeset a:2 runInTransaction:false stripComments:false splitStatements:false
              --preconditions onFail:MARK_RAN
              --precondition-sql-check expectedResult:0 select count(*) from pg_class where relname = 'ux_loaves'
              %screate unique index concurrently if not exists ux_loaves on loaves (name);
              """
                  .formatted(comments));
      MigrationResult result =
          new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(result.runs())
          .extracting(ChangeSetRun::outcome)
          .containsExactly(ChangeSetRun.Outcome.APPLIED);
      assertThat(
              Disposable.query(
                  connection,
                  "select indisvalid from pg_index where indexrelid = 'ux_loaves'::regclass"))
          .containsExactly("t");
    }
  }

  @Test
  void anInvalidIndexThatSomebodyMightBeBuildingIsLeftAlone(@TempDir Path dir) throws SQLException {
    String loaves = "--changeset a:1\ncreate table loaves (name text);\n";
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(loaves);
    try (Connection connection = Disposable.database();
        Connection builder = Disposable.again(connection)) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      Disposable.execute(connection, "create index ix_loaves on loaves (name)");
      Disposable.execute(
          connection,
          "update pg_index set indisvalid = false where indexrelid = 'ix_loaves'::regclass");
      folder.withSql(
          loaves
              + """
              --changeset a:2 runInTransaction:false
              create index concurrently ix_loaves on loaves (name);
              """);
      builder.setAutoCommit(false);
      Disposable.execute(builder, "lock table loaves in share update exclusive mode");
      Migrator impatient =
          new Migrator(folder.changelog())
              .with(MigrationOptions.DEFAULTS.withLockRetryBudget(Duration.ofMillis(300)));
      assertThat(catchThrowable(() -> impatient.migrate(connection, MigrationListener.NONE)))
          .isInstanceOf(ChangeSetFailedException.class)
          .hasMessageContaining("::2::a failed")
          .hasMessageContaining("perhaps being built by somebody else")
          .hasMessageEndingWith("Migrate again: it continues here.");
      assertThat(Disposable.query(connection, "select 1 from pg_index where not indisvalid"))
          .hasSize(1);
      builder.rollback();
      impatient.migrate(connection, MigrationListener.NONE);

      assertThat(Disposable.query(connection, "select 1 from pg_index where not indisvalid"))
          .isEmpty();
    }
  }

  /** Drops loaves, and fails to drop crumbs because of a view. */
  private static void rollBackByHalf(ChangelogFolder folder, Connection connection)
      throws SQLException {
    new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
    Disposable.execute(connection, "create view guard as select * from crumbs");
    assertThat(
            catchThrowableOfType(
                ChangeSetFailedException.class,
                () ->
                    new Migrator(folder.changelog())
                        .rollback(connection, 1, MigrationListener.NONE)))
        .hasMessageContaining(
            "It is still recorded, but 1 of the statements of its rollback had taken effect");
  }

  @Test
  void aHalfDoneRollbackGoesOn(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                """
                --changeset a:1 runInTransaction:false
                create table loaves (name text);
                create table crumbs (name text);
                --rollback drop table loaves;
                --rollback drop table crumbs;
                """);
    try (Connection connection = Disposable.database()) {
      rollBackByHalf(folder, connection);
      Disposable.execute(connection, "drop view guard");
      new Migrator(folder.changelog()).rollback(connection, 1, MigrationListener.NONE);

      assertThat(Disposable.tables(connection))
          .containsExactly("databasechangelog", "databasechangeloglock");
      assertThat(Disposable.query(connection, "select id from databasechangelog")).isEmpty();
    }
  }

  @Test
  void aHalfDoneRollbackForbidsToApplyTheChangeSetAgain(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                """
                --changeset a:1 runInTransaction:false runAlways:true
                create table if not exists loaves (name text);
                create table if not exists crumbs (name text);
                --rollback drop table loaves;
                --rollback drop table crumbs;
                """);
    try (Connection connection = Disposable.database()) {
      rollBackByHalf(folder, connection);

      assertThat(refusal(folder, connection))
          .hasMessageContaining("its rollback was started but not finished")
          .hasMessageContaining("which resumes where it stopped.");
      assertThat(Disposable.tables(connection)).doesNotContain("loaves");
    }
  }
}
