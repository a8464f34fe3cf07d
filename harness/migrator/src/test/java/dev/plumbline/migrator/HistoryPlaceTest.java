package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.history.HistoryLocation;
import dev.plumbline.servers.Disposable;
import dev.plumbline.verification.MigratorLock;
import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verification;
import dev.plumbline.verification.Verifier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody looks for the history where stock Liquibase creates it, and reads it alike. */
class HistoryPlaceTest {

  private static final String FLOUR = "--changeset a:0\ncreate table flour (id int);\n";
  private static final String CRUMBS =
      "--changeset a:1\ncreate table crumbs (id int);\n--rollback drop table crumbs;\n";

  private interface Deed {
    void run() throws SQLException;
  }

  private static void with(Map<String, String> properties, Deed deed) throws SQLException {
    properties.forEach(System::setProperty);
    try {
      deed.run();
    } finally {
      properties.keySet().forEach(System::clearProperty);
    }
  }

  private static Verification verify(ChangelogFolder folder, Connection connection) {
    return new Verifier(folder.changelog().revision()).verify(connection);
  }

  private static int migrate(ChangelogFolder folder, Connection connection) {
    return new Migrator(folder.changelog())
        .migrate(connection, MigrationListener.NONE)
        .runs()
        .size();
  }

  private static Connection in(String schema, Connection connection) throws SQLException {
    Connection session = Disposable.again(connection);
    Disposable.execute(session, "create schema if not exists " + schema);
    Disposable.execute(session, "set search_path = " + schema + ", public");
    return session;
  }

  @Test
  void eachTenantOfADatabaseIsMigratedAndVerifiedByItself(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FLOUR + CRUMBS);
    try (Connection connection = Disposable.database();
        Connection one = in("tenant1", connection);
        Connection two = in("\"Tenant 2\"", connection)) {
      assertThat(migrate(folder, one)).isEqualTo(2);
      assertThat(verify(folder, one).verdict()).isEqualTo(Verdict.READY);
      assertThat(verify(folder, two).verdict()).isEqualTo(Verdict.EMPTY);
      Disposable.execute(two, "create table bins (id int)");
      assertThat(verify(folder, two).verdict()).isEqualTo(Verdict.UNMANAGED);
      Disposable.execute(two, "drop table bins");

      assertThat(migrate(folder, two)).isEqualTo(2);
      new Migrator(folder.changelog()).rollback(two, 1, MigrationListener.NONE);

      assertThat(verify(folder, two).verdict()).isEqualTo(Verdict.BEHIND);
      assertThat(verify(folder, one).verdict()).isEqualTo(Verdict.READY);
      assertThat(Migrator.history(one)).hasSize(2);
      assertThat(Migrator.history(two)).hasSize(1);
      assertThat(Disposable.tables(connection)).isEmpty();
    }
  }

  @Test
  void tenantsDoNotWaitForOneAnother(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FLOUR);
    Migrator impatient =
        new Migrator(folder.changelog())
            .with(MigrationOptions.DEFAULTS.withPatience(Duration.ZERO));
    try (Connection connection = Disposable.database();
        Connection one = in("tenant1", connection);
        Connection two = in("tenant2", connection)) {
      MigratorLock lock = MigratorLock.of(HistoryLocation.USUAL.forServiceIn("tenant1"));
      Disposable.execute(connection, "select pg_advisory_lock(" + lock.key() + ")");

      assertThat(verify(folder, one).verdict()).isEqualTo(Verdict.MIGRATING);
      assertThatExceptionOfType(MigrationLockedException.class)
          .isThrownBy(() -> impatient.migrate(one, MigrationListener.NONE));
      assertThat(impatient.migrate(two, MigrationListener.NONE).runs()).hasSize(1);
      assertThat(
              Disposable.query(
                  two,
                  "select count(*) from pg_locks as l join pg_database as d on d.oid = l.database"
                      + " where l.locktype = 'advisory' and d.datname = current_database()"))
          .containsExactly("1");
    }
  }

  @Test
  void aHistoryThatWasSetAsideIsNone(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FLOUR);
    try (Connection connection = Disposable.database()) {
      migrate(folder, connection);
      Disposable.execute(
          connection,
          "alter schema public rename to backup; create schema public;"
              + " update backup.databasechangelog set md5sum = null");
      assertThat(verify(folder, connection).verdict()).isEqualTo(Verdict.EMPTY);
      assertThat(new Migrator(folder.changelog()).plan(connection).pending()).hasSize(1);
      assertThat(migrate(folder, connection)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "liquibase.databaseChangelogTableName, liquibase.liquibaseSchemaName",
    "liquibase.databaseChangeLogTableName, liquibase.schemaName",
    "LIQUIBASE.DATABASE-CHANGELOG-TABLE-NAME, liquibase-liquibase-schema-name",
    "liquibasedatabasechangelogtablename, liquibaseliquibaseschemaname"
  })
  void whatLiquibaseIsToldAboutItsTablesCountsForAll(String table, String schema, @TempDir Path dir)
      throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FLOUR + CRUMBS);
    Map<String, String> settings =
        Map.of(table, "MyLog", schema, "OPS", "liquibase.databaseChangelogLockTableName", "MYLOCK");
    try (Connection connection = Disposable.database()) {
      with(
          settings,
          () -> {
            assertThatExceptionOfType(MigrationRefusedException.class)
                .isThrownBy(() -> migrate(folder, connection))
                .satisfies(
                    e -> assertThat(e.findings().toText()).contains("CREATE SCHEMA \"ops\""));
            Disposable.execute(connection, "create schema ops");
            assertThat(migrate(folder, connection)).isEqualTo(2);
            assertThat(verify(folder, connection).verdict()).isEqualTo(Verdict.READY);
            assertThat(new Migrator(folder.changelog()).plan(connection).pending()).isEmpty();
            assertThat(Migrator.history(connection)).hasSize(2);
            new Migrator(folder.changelog()).tag(connection, "v1");
            new Migrator(folder.changelog()).rollback(connection, 1, MigrationListener.NONE);
            assertThat(migrate(folder, connection)).isEqualTo(1);
          });
      assertThat(
              Disposable.query(
                  connection,
                  "select relname from pg_class where relkind = 'r'"
                      + " and relnamespace = 'ops'::regnamespace order by 1"))
          .containsExactly("mylock", "mylog");
      assertThat(Disposable.tables(connection)).containsExactly("crumbs", "flour");
      assertThat(verify(folder, connection).verdict()).isEqualTo(Verdict.UNMANAGED);
    }
  }

  @Test
  void whatIsNotKnownIsRefusedWhateverIsPending(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FLOUR);
    try (Connection connection = Disposable.database()) {
      migrate(folder, connection);
      Disposable.execute(
          connection,
          "insert into databasechangelog (id, author, filename, dateexecuted, orderexecuted,"
              + " exectype) values ('new', 'b', 'other.sql', '2001-01-01', 2, 'EXECUTED')");
      folder.withSql(FLOUR + CRUMBS);

      Verification verification = verify(folder, connection);
      assertThat(verification.verdict()).isEqualTo(Verdict.BEHIND);
      assertThat(verification.message()).contains("::1::a", "other.sql::new::b");
      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(() -> migrate(folder, connection))
          .withMessageContaining("other.sql::new::b");
      assertThat(Disposable.ownTables(connection)).containsExactly("flour");
    }
  }

  @Test
  void whatOtherContextsHaveAppliedIsKnown(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(FLOUR + "--changeset a:2 context:seed\ninsert into flour values (1);\n");
    Migrator production =
        new Migrator(new Migrator(folder.changelog()).changelog().withContexts("production"));
    try (Connection connection = Disposable.database()) {
      migrate(folder, connection);
      assertThat(new Verifier(production.changelog().revision()).verify(connection).verdict())
          .isEqualTo(Verdict.READY);
      assertThat(production.migrate(connection, MigrationListener.NONE).runs()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        --changeset a:1
        --preconditions onFail:CONTINUE
        --precondition-sql-check expectedResult:1 select count(*) from flour
        create table crumbs (id int);
        """,
        """
        --changeset a:1
        --preconditions onError:CONTINUE onFail:HALT
        --precondition-sql-check expectedResult:1 select 1 / (select count(*) from flour)
        create table crumbs (id int);
        """,
        """
        --changeset a:1 failOnError:false
        create table crumbs as select 1 / (select count(*) from flour) as id;
        """
      })
  void whatMayBeSkippedMayBeMissing(String changeSet, @TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FLOUR + changeSet);
    try (Connection connection = Disposable.database()) {
      assertThat(verify(folder, connection).verdict()).isEqualTo(Verdict.EMPTY);
      migrate(folder, connection);
      assertThat(Disposable.ownTables(connection)).containsExactly("flour");
      assertThat(verify(folder, connection).verdict()).isEqualTo(Verdict.READY);

      Disposable.execute(connection, "insert into flour values (1)");
      migrate(folder, connection);
      assertThat(Disposable.ownTables(connection)).containsExactly("crumbs", "flour");
      assertThat(Migrator.history(connection)).hasSize(2);
    }
  }

  @Test
  void theCountSaysWhatWasAppliedLastNotTheClock(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FLOUR + CRUMBS);
    try (Connection connection = Disposable.database()) {
      migrate(folder, connection);
      Disposable.execute(
          connection, "update databasechangelog set dateexecuted = '2001-01-01' where id = '1'");

      assertThat(verify(folder, connection).currentRevision()).hasToString(id("1", folder));
      assertThat(new Migrator(folder.changelog()).tag(connection, "v1"))
          .hasToString(id("1", folder));
      assertThat(Migrator.history(connection).get(1).tag()).isEqualTo("v1");
      new Migrator(folder.changelog()).rollback(connection, 1, MigrationListener.NONE);
      assertThat(Disposable.ownTables(connection)).containsExactly("flour");
    }
  }

  private static String id(String id, ChangelogFolder folder) {
    return new Migrator(folder.changelog()).changelog().path() + "::" + id + "::a";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop column contexts, drop column labels, drop column deployment_id",
        "drop column tag, drop column comments, drop column description",
        "drop column orderexecuted",
        "drop column orderexecuted, drop column exectype, drop column deployment_id"
      })
  void theHistoryOfAnOldLiquibaseIsRead(String change, @TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FLOUR);
    try (Connection connection = Disposable.database()) {
      migrate(folder, connection);
      Disposable.execute(
          connection,
          "alter table databasechangelog "
              + change
              + "; update databasechangelog set md5sum = null");
      assertThat(verify(folder, connection).verdict()).isEqualTo(Verdict.READY);
      assertThat(Migrator.history(connection)).hasSize(1);
      folder.withSql(FLOUR + CRUMBS);
      assertThat(new Migrator(folder.changelog()).plan(connection).pending()).hasSize(1);
      assertThat(migrate(folder, connection)).isEqualTo(1);
      assertThat(verify(folder, connection).verdict()).isEqualTo(Verdict.READY);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop column contexts, drop column labels, drop column deployment_id",
        "drop column orderexecuted"
      })
  void theHistoryOfAnOldLiquibaseIsRolledBackAndTagged(String change, @TempDir Path dir)
      throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FLOUR + CRUMBS);
    try (Connection connection = Disposable.database()) {
      migrate(folder, connection);
      Disposable.execute(connection, "alter table databasechangelog " + change);
      new Migrator(folder.changelog()).tag(connection, "v1");
      Disposable.execute(
          connection,
          "alter table databasechangelog " + change.replace("column ", "column if exists "));
      new Migrator(folder.changelog()).rollback(connection, 1, MigrationListener.NONE);
      assertThat(Disposable.ownTables(connection)).containsExactly("flour");
      assertThat(Migrator.history(connection)).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "alter table databasechangelog alter dateexecuted drop not null;"
        + " update databasechangelog set dateexecuted = null, dateexecuted",
    "alter table databasechangelog alter orderexecuted drop not null;"
        + " update databasechangelog set orderexecuted = null, orderexecuted",
    "alter table databasechangelog alter filename drop not null;"
        + " update databasechangelog set filename = null, (null)::0::a",
    "alter table databasechangelog rename to log;"
        + " create view databasechangelog as select * from log, not a table",
    "alter table databasechangelog drop column liquibase, lacks columns"
  })
  void aHistoryThatLiquibaseCannotReadIsRefusedWithTheReason(
      String change, String reason, @TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FLOUR);
    try (Connection connection = Disposable.database()) {
      migrate(folder, connection);
      Disposable.execute(connection, change);
      assertThat(Migrator.history(connection)).hasSize(1);
      folder.withSql(FLOUR + CRUMBS);
      assertThat(verify(folder, connection).verdict()).isIn(Verdict.BEHIND, Verdict.UNMANAGED);
      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(() -> migrate(folder, connection))
          .withMessageContaining(reason);
      assertThat(Disposable.ownTables(connection)).doesNotContain("crumbs");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"my table", "Order", "user", "Brötchen", "semi;colon", "a\"b"})
  void theOwnerOfATableOfAnyNameIsFound(String name, @TempDir Path dir) throws SQLException {
    try (Connection connection = Disposable.database()) {
      ChangelogFolder folder = oneMoreColumn(name, dir, connection);

      asKneader(
          connection,
          "",
          () ->
              assertThatExceptionOfType(MigrationRefusedException.class)
                  .isThrownBy(() -> migrate(folder, connection))
                  .satisfies(
                      e ->
                          assertThat(e.findings().toText())
                              .contains(quoted(name), "it belongs to")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"my table", "Order", "user", "Brötchen", "semi;colon", "a\"b"})
  void whoOwnsATableOfAnyNameMigratesIt(String name, @TempDir Path dir) throws SQLException {
    try (Connection connection = Disposable.database()) {
      ChangelogFolder folder = oneMoreColumn(name, dir, connection);

      asKneader(
          connection,
          "alter table " + quoted(name) + " owner to kneader",
          () -> migrate(folder, connection));

      assertThat(Disposable.query(connection, "select count(note) from " + quoted(name)))
          .containsExactly("0");
    }
  }

  /** A changelog that has made the table, and has a column to add. */
  private static ChangelogFolder oneMoreColumn(String name, Path dir, Connection connection)
      throws SQLException {
    String first =
        "--changeset a:0 splitStatements:false\ncreate table " + quoted(name) + " (id int)\n";
    migrate(new ChangelogFolder(dir).withSql(first), connection);
    return new ChangelogFolder(dir)
        .withSql(
            first
                + "--changeset a:1 splitStatements:false\nalter table "
                + quoted(name)
                + " add column note text\n");
  }

  private interface Work {
    void run() throws SQLException;
  }

  /** As one who may use the history and make objects of its own. */
  private static void asKneader(Connection connection, String beforehand, Work work)
      throws SQLException {
    Disposable.execute(
        connection,
        "drop role if exists kneader; create role kneader;"
            + " grant create on schema public to kneader;"
            + " grant all on databasechangelog, databasechangeloglock to kneader;"
            + beforehand);
    try {
      Disposable.execute(connection, "set role kneader");
      work.run();
    } finally {
      Disposable.execute(
          connection,
          "reset role; reassign owned by kneader to current_user;"
              + " drop owned by kneader; drop role kneader");
    }
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
