package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.servers.Disposable;
import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verification;
import dev.plumbline.verification.Verifier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rollbacks of changeSets without a transaction that did not come to their end. */
class HalfDoneRollbackTest {

  private static final String TWO_STEPS =
      """
      --changeset a:0
      create table kept (a int);
      --changeset a:1 runInTransaction:false%s
      create table if not exists loaves (a int);
      create table if not exists crumbs (a int);
      create index concurrently if not exists ix on kept (a);
      --rollback drop table loaves;
      --rollback drop index concurrently ix;
      --rollback drop table crumbs;
      """;

  private static final String NOTING = "%insert into%databasechangeloglock%";

  private ChangelogFolder folder;

  @BeforeEach
  void folder(@TempDir Path dir) {
    folder = new ChangelogFolder(dir).withSql(TWO_STEPS.formatted(""));
  }

  private void migrate(Connection connection) {
    new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
  }

  private void rollback(Connection connection) {
    new Migrator(folder.changelog()).rollback(connection, 1, MigrationListener.NONE);
  }

  /** Its last statement fails because of a view. */
  private Connection rolledBackByHalf() throws SQLException {
    Connection connection = Disposable.database();
    migrate(connection);
    Disposable.execute(connection, "create view guard as select * from crumbs");
    assertThat(catchThrowableOfType(ChangeSetFailedException.class, () -> rollback(connection)))
        .isNotNull();
    return connection;
  }

  private Verification verification(Connection connection) {
    return new Verifier(folder.changelog().revision()).verify(connection);
  }

  private static void assertUnfinished(Throwable refused) {
    assertThat(refused).isInstanceOf(MigrationRefusedException.class);
    assertThat(((MigrationRefusedException) refused).findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.CHANGESET_UNFINISHED);
    assertThat(refused)
        .hasMessageContaining("its rollback was started but not finished")
        .hasMessageContaining("Roll it back again (plumbline rollback shop)");
  }

  private void assertRolledBack(Connection connection) throws SQLException {
    assertThat(Disposable.ownTables(connection)).containsExactly("kept");
    assertThat(Bookkeeping.history(connection)).containsExactly("0");
    assertThat(Disposable.query(connection, "select id from databasechangeloglock"))
        .containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " runOnChange:true", " runAlways:true"})
  void everybodySaysSoUntilItGoesOn(String attributes) throws SQLException {
    folder.withSql(TWO_STEPS.formatted(attributes));
    try (Connection connection = rolledBackByHalf()) {
      assertUnfinished(catchThrowable(() -> migrate(connection)));
      Migrator knowing = new Migrator(folder.changelog()).knowing(folder.changelog().revision());
      assertUnfinished(catchThrowable(() -> knowing.migrate(connection, MigrationListener.NONE)));
      assertUnfinished(catchThrowable(() -> new Migrator(folder.changelog()).plan(connection)));
      Verification seen = verification(connection);
      assertThat(seen.verdict()).isEqualTo(Verdict.DRIFTED);
      assertThat(seen.message()).contains("The rollback of changelogs/shop/changelog.sql::1::a");
      assertThat(seen.findings().all())
          .extracting(Finding::code)
          .containsExactly(FindingCode.CHANGESET_UNFINISHED);
      assertThat(Disposable.ownTables(connection)).doesNotContain("loaves");

      Disposable.execute(connection, "drop view guard");
      rollback(connection);
      assertRolledBack(connection);
      assertThat(verification(connection).verdict()).isEqualTo(Verdict.BEHIND);
      migrate(connection);
      assertThat(verification(connection).verdict()).isEqualTo(Verdict.READY);
    }
  }

  /** All that a service's role may read, at the least. */
  @Test
  void whoReadsNothingButTheHistorySeesIt() throws SQLException {
    try (Connection connection = rolledBackByHalf()) {
      Disposable.execute(connection, "drop role if exists half_reader");
      Disposable.execute(connection, "create role half_reader");
      try {
        Disposable.execute(connection, "grant select on databasechangelog to half_reader");
        Disposable.execute(connection, "set role half_reader");
        assertThat(verification(connection).verdict()).isEqualTo(Verdict.DRIFTED);
      } finally {
        Disposable.execute(connection, "reset role");
        Disposable.execute(connection, "drop owned by half_reader");
        Disposable.execute(connection, "drop role half_reader");
      }
    }
  }

  @Test
  void aStockLiquibaseDoesNothingToIt() throws Exception {
    try (Connection connection = rolledBackByHalf();
        MigratorProcess stock = MigratorProcess.startStock(folder, connection)) {
      assertThatThrownBy(stock::finished).hasMessageContaining("was: 1:9:-");
    }
  }

  /** Its statement makes the history what it was, and a later rollback begins at the beginning. */
  @ParameterizedTest
  @ValueSource(strings = {"", "update databasechangelog set md5sum = null"})
  void itMayBeForgotten(String before) throws SQLException {
    try (Connection connection = Disposable.database()) {
      migrate(connection);
      CutOff.execute(connection, before);
      List<String> checksums =
          Disposable.query(connection, "select md5sum from databasechangelog order by id");
      Disposable.execute(connection, "create view guard as select * from crumbs");
      assertThat(catchThrowable(() -> rollback(connection))).isNotNull();
      String fix = verification(connection).findings().all().get(0).fix();
      Disposable.execute(connection, fix.substring(fix.indexOf("UPDATE")));
      Disposable.execute(connection, "create table loaves (a int)");
      Disposable.execute(connection, "create index ix on kept (a)");

      assertThat(Disposable.query(connection, "select md5sum from databasechangelog order by id"))
          .isEqualTo(checksums);
      assertThat(verification(connection).verdict()).isEqualTo(Verdict.READY);
      migrate(connection);
      Disposable.execute(connection, "drop view guard");
      rollback(connection);
      assertRolledBack(connection);
    }
  }

  /** It has not done anything. */
  @Test
  void aRollbackWhoseFirstStatementFailsLeavesTheHistoryAsItWas() throws SQLException {
    try (Connection connection = Disposable.database()) {
      migrate(connection);
      Disposable.execute(connection, "create view guard as select * from loaves");
      assertThat(catchThrowable(() -> rollback(connection)))
          .isInstanceOf(ChangeSetFailedException.class);
      assertThat(verification(connection).verdict()).isEqualTo(Verdict.READY);
      migrate(connection);
    }
  }

  /** The number of statements that are done when the note is written during which it is cut off. */
  @ParameterizedTest
  @ValueSource(strings = {"1 [0-9a-f]{32} -", "1 [0-9a-f]{32} [0-9a-f]{32}", "2 ", "3 "})
  void cutOffWhileNoting(String progress) throws Exception {
    try (Connection connection = Disposable.database()) {
      migrate(connection);
      CutOff.whileNoting(
          this::rollback,
          connection,
          "insert on databasechangeloglock when (new.lockedby ~ ' rollback " + progress + "')",
          NOTING);
      boolean begun = !progress.startsWith("1 [0-9a-f]{32} -");
      assertThat(verification(connection).verdict())
          .isEqualTo(begun ? Verdict.DRIFTED : Verdict.READY);
      rollback(connection);
      assertRolledBack(connection);
    }
  }

  @Test
  void cutOffInTheMiddleOfAStatement() throws Exception {
    try (Connection connection = Disposable.database();
        Connection writer = Disposable.again(connection)) {
      migrate(connection);
      writer.setAutoCommit(false);
      Disposable.execute(writer, "insert into kept values (1)");
      CutOff.when(
          "the index is invalid",
          this::rollback,
          connection,
          () ->
              !Disposable.query(connection, "select 1 from pg_index where not indisvalid")
                  .isEmpty());
      writer.rollback();
      assertUnfinished(catchThrowable(() -> migrate(connection)));
      rollback(connection);
      assertRolledBack(connection);
    }
  }

  /** All is undone, and only the history does not know it yet. */
  @Test
  void cutOffAtItsEnd() throws Exception {
    try (Connection connection = Disposable.database()) {
      migrate(connection);
      CutOff.whileNoting(
          this::rollback, connection, "delete on databasechangelog", "%delete%databasechangelog%");
      assertUnfinished(catchThrowable(() -> migrate(connection)));
      rollback(connection);
      assertRolledBack(connection);
    }
  }

  /** What is begun on its own is noted before it runs, so that it may be its first statement. */
  @Test
  void cutOffBeforeAFirstStatementThatRunsAlone() throws Exception {
    folder.withSql(
        TWO_STEPS.formatted("").replace("--rollback drop table loaves;\n", "")
            + "--rollback drop table loaves;\n");
    try (Connection connection = Disposable.database()) {
      migrate(connection);
      CutOff.whileNoting(
          this::rollback,
          connection,
          "insert on databasechangeloglock when (new.lockedby ~ ' rollback 0 ')",
          NOTING);
      assertUnfinished(catchThrowable(() -> migrate(connection)));
      rollback(connection);
      assertRolledBack(connection);
    }
  }
}
