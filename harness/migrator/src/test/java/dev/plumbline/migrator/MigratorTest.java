package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.migrator.ChangeSetRun.Outcome;
import dev.plumbline.servers.Disposable;
import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verifier;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is applied, and what not. */
class MigratorTest {

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
      assertThat(new Verifier(migrator.changelog().revision()).verify(connection).verdict())
          .isEqualTo(Verdict.READY);
    }
  }

  @Test
  void appliesWhatIsMissing(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql("--changeset a:1\nselect 1;\n");
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      folder.withSql("--changeset a:1\nselect 1;\n--changeset a:2\nselect 2;\n");
      MigrationResult result =
          new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(result.runs()).extracting(run -> run.id().id()).containsExactly("2");
      assertThat(result.alreadyApplied()).isEqualTo(1);
    }
  }

  @Test
  void runsRepeatablesAgain(@TempDir Path dir) throws SQLException {
    String always = "--changeset a:always runAlways:true\nselect 1;\n";
    String onChange = "--changeset a:on-change runOnChange:true\nselect %s;\n";
    ChangelogFolder folder = new ChangelogFolder(dir);
    try (Connection connection = Disposable.database()) {
      folder.withSql(always + onChange.formatted(1));
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      MigrationResult unchanged =
          new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      folder.withSql(always + onChange.formatted(2));
      MigrationResult changed =
          new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

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
      MigrationResult result =
          new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(result.runs())
          .extracting(run -> run.id().id() + " " + run.outcome())
          .containsExactly("marked MARKED", "tolerated FAILED");
      assertThat(Disposable.ownTables(connection)).isEmpty();
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

      assertThat(Disposable.ownTables(connection)).containsExactly("loaves");
    }
  }

  @Test
  void printsNothing(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(ChangelogFolder.TWO_TABLES);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      new Migrator(folder.changelog()).plan(connection);
      new Migrator(folder.changelog()).rollback(connection, 1, MigrationListener.NONE);
    } finally {
      System.setOut(out);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
