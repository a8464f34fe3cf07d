package dev.plumbline.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.postgres.Database;
import dev.plumbline.servers.TestCluster;
import dev.plumbline.servers.TestCluster.Databases;
import dev.plumbline.verification.Revision.ExpectedChangeSet;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

@ExtendWith(TestCluster.class)
class VerifierTest {

  private static final String FILE = "changelogs/auth/001.yaml";
  private static final ChangeSetId USERS = new ChangeSetId(FILE, "users", "ana");
  private static final ChangeSetId ROLES = new ChangeSetId(FILE, "roles", "ana");

  private static final Verifier VERIFIER =
      new Verifier(
          new Revision(
              "auth",
              List.of(
                  new ExpectedChangeSet(USERS, "9:aaa", false),
                  new ExpectedChangeSet(ROLES, "9:bbb", false))));

  /** Liquibase's table, with the columns that count. */
  private static final String LOCK_TABLE =
      "create table databasechangeloglock (id integer primary key, locked boolean not null,"
          + " lockgranted timestamp, lockedby varchar(255));";

  private static final String HISTORY =
      """
      create table databasechangelog (
        id varchar(255) not null, author varchar(255) not null, filename varchar(255) not null,
        dateexecuted timestamp not null default now(), orderexecuted integer not null,
        exectype varchar(10) not null default 'EXECUTED', md5sum varchar(35));
      create table users (id bigint);
      """;

  private static String applied(String id, String checksum, int order) {
    return "insert into databasechangelog (id, author, filename, orderexecuted, md5sum) values ('"
        + id
        + "', 'ana', '"
        + FILE
        + "', "
        + order
        + ", "
        + checksum
        + ");";
  }

  private static final String USERS_APPLIED = applied("users", "'9:aaa'", 1);
  private static final String ROLES_APPLIED = applied("roles", "'9:bbb'", 2);

  private static PGSimpleDataSource simple(Database database) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(database.jdbcUrl());
    dataSource.setUser(database.username());
    dataSource.setPassword(database.password());
    return dataSource;
  }

  private static Verification verify(Database database) {
    return VERIFIER.verify(database.dataSource());
  }

  @Test
  void readyWhenAllIsApplied(Databases databases) throws SQLException {
    Verification verification = verify(databases.with(HISTORY + USERS_APPLIED + ROLES_APPLIED));

    assertThat(verification.verdict()).isEqualTo(Verdict.READY);
    assertThat(verification.toText())
        .isEqualTo("auth: READY. 2 changeSets applied, as this build needs. Nothing to do.");
    assertThat(verification.currentRevision()).isEqualTo(ROLES);
    assertThat(verification.findings().isEmpty()).isTrue();
    assertThat(verification.orThrow()).isSameAs(verification);
  }

  @Test
  void emptyWhenNothingIsThere(Databases databases) {
    Verification verification = verify(databases.empty());

    assertThat(verification.verdict()).isEqualTo(Verdict.EMPTY);
    assertThat(verification.toText())
        .isEqualTo(
            "auth: EMPTY. Database is empty: the migration job for auth has not run or has failed."
                + " Run it (plumbline migrate auth) or read its log, then start the service"
                + " again.");
    assertThatThrownBy(verification::orThrow)
        .isInstanceOf(VerificationFailedException.class)
        .hasMessageContaining("Database is empty");
  }

  @Test
  void emptyEvenWhenAnExtensionBringsItsOwnViews(Databases databases) throws SQLException {
    Database database = databases.with("create extension pg_stat_statements");

    assertThat(verify(database).verdict()).isEqualTo(Verdict.EMPTY);
  }

  @Test
  void unmanagedWhenSomeoneElseMadeTheTables(Databases databases) throws SQLException {
    Verification verification = verify(databases.with("create table users (id bigint)"));

    assertThat(verification.verdict()).isEqualTo(Verdict.UNMANAGED);
    assertThat(verification.message()).startsWith("Database has 1 table, but no migration history");
  }

  @Test
  void aMigrationThatEndsWhileItLooksHasNotMadeUnmanagedTables(Databases databases)
      throws SQLException {
    Database database = databases.empty();
    try (Connection connection = database.connect();
        Connection migrator = database.connect()) {
      Connection slow =
          meanwhile(
              connection, 3, () -> execute(migrator, HISTORY + USERS_APPLIED + ROLES_APPLIED));

      assertThat(VERIFIER.verify(slow).verdict()).isEqualTo(Verdict.READY);
    }
  }

  private interface Act {
    void now() throws SQLException;
  }

  /** The same connection, on which something happens before the nth statement is made. */
  private static Connection meanwhile(Connection connection, int nth, Act act) {
    AtomicInteger statements = new AtomicInteger();
    return (Connection)
        Proxy.newProxyInstance(
            VerifierTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("createStatement")
                  && statements.incrementAndGet() == nth) {
                act.now();
              }
              return method.invoke(connection, arguments);
            });
  }

  @Test
  void unmanagedWhenTheHistoryIsThatOfAnotherService(Databases databases) throws SQLException {
    Verification verification =
        verify(databases.with(HISTORY + applied("create-tenants", "'9:ttt'", 1)));

    assertThat(verification.verdict()).isEqualTo(Verdict.UNMANAGED);
    assertThat(verification.message())
        .isEqualTo(
            "Database has a history of 1 changeSet, but none of them belongs to auth; the last is"
                + " changelogs/auth/001.yaml::create-tenants::ana.");
    assertThat(verification.action()).contains("its changelog has moved", "logicalFilePath");
  }

  @Test
  void behindWhenChangeSetsAreMissing(Databases databases) throws SQLException {
    Verification verification = verify(databases.with(HISTORY + USERS_APPLIED));

    assertThat(verification.verdict()).isEqualTo(Verdict.BEHIND);
    assertThat(verification.message())
        .isEqualTo(
            "1 changeSet of this build not applied, the first being"
                + " changelogs/auth/001.yaml::roles::ana.");
    assertThat(verification.action()).contains("plumbline migrate auth");
    assertThat(verification.findings().all())
        .extracting(Finding::code)
        .containsExactly(FindingCode.CHANGESET_PENDING);
  }

  @Test
  void changedWhenAChecksumDiffers(Databases databases) throws SQLException {
    Verification verification =
        verify(databases.with(HISTORY + applied("users", "'9:other'", 1) + ROLES_APPLIED));

    assertThat(verification.verdict()).isEqualTo(Verdict.CHANGED);
    assertThat(verification.findings().toText())
        .contains("CHANGESET_CHANGED  changelogs/auth/001.yaml::users::ana")
        .contains("expected  checksum 9:aaa")
        .contains("found     checksum 9:other");
  }

  @Test
  void toleratesChecksumsThatCannotBeCompared(Databases databases) throws SQLException {
    Database cleared = databases.with(HISTORY + applied("users", "null", 1) + ROLES_APPLIED);
    Database older = databases.with(HISTORY + applied("users", "'8:other'", 1) + ROLES_APPLIED);
    Database ofNone = databases.with(HISTORY + applied("users", "'other'", 1) + ROLES_APPLIED);

    assertThat(verify(cleared).verdict()).isEqualTo(Verdict.READY);
    assertThat(verify(older).verdict()).isEqualTo(Verdict.READY);
    assertThat(verify(ofNone).verdict()).isEqualTo(Verdict.READY);
  }

  @Test
  void toleratesAnotherChecksumWhereTheChangeSetMayChange(Databases databases) throws SQLException {
    Verifier verifier =
        new Verifier(new Revision("auth", List.of(new ExpectedChangeSet(USERS, "9:aaa", true))));
    Database database = databases.with(HISTORY + applied("users", "'9:other'", 1));

    assertThat(verifier.verify(database.dataSource()).verdict()).isEqualTo(Verdict.READY);
  }

  @Test
  void aheadWhenANewerBuildHasMigrated(Databases databases) throws SQLException {
    Verification verification =
        verify(
            databases.with(
                HISTORY + USERS_APPLIED + ROLES_APPLIED + applied("tokens", "'9:ccc'", 3)));

    assertThat(verification.verdict()).isEqualTo(Verdict.AHEAD);
    assertThat(verification.verdict().isGood()).isTrue();
    assertThat(verification.message()).contains("changelogs/auth/001.yaml::tokens::ana");
  }

  @Test
  void migratingWhileTheLockIsHeld(Databases databases) throws SQLException {
    Verification verification =
        verify(
            databases.with(
                HISTORY
                    + USERS_APPLIED
                    + LOCK_TABLE
                    + "insert into databasechangeloglock values"
                    + " (1, true, '2026-01-02 03:04:05', 'laptop (10.0.0.7)')"));

    assertThat(verification.toText())
        .startsWith(
            "auth: MIGRATING. A Liquibase other than plumbline holds this database's lock row:"
                + " laptop (10.0.0.7) since 2026-01-02 03:04:05. Wait for it to end.");
  }

  @Test
  void theMigratorsLockCountsWhileItsSessionLives(Databases databases) throws SQLException {
    Database database =
        databases.with(
            HISTORY
                + LOCK_TABLE
                + "insert into databasechangeloglock values (1, true, now(), 'plumbline pid 1')");
    try (Connection migrator = database.connect();
        Connection elsewhere = databases.empty().connect();
        Connection service = database.connect()) {
      assertThat(VERIFIER.verify(service).verdict()).isNotEqualTo(Verdict.MIGRATING);

      execute(elsewhere, "select pg_advisory_lock(" + MigratorLock.KEY + ")");
      assertThat(VERIFIER.verify(service).verdict()).isNotEqualTo(Verdict.MIGRATING);

      execute(migrator, "select pg_advisory_lock(" + MigratorLock.KEY + ")");
      assertThat(VERIFIER.verify(service).toText())
          .isEqualTo(
              "auth: MIGRATING. A migration of this database is running. Wait for the migration"
                  + " job for auth to end. Its lock ends with it, however it ends.");
      assertThat(VERIFIER.verify(migrator).verdict()).isNotEqualTo(Verdict.MIGRATING);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void leavesTheCallersTransactionOpenAndUsable(Databases databases) throws SQLException {
    try (Connection connection = databases.empty().connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("create table mine (id bigint)");

      assertThat(VERIFIER.verify(connection).verdict()).isEqualTo(Verdict.UNMANAGED);

      try (ResultSet row = statement.executeQuery("select count(*) from mine")) {
        assertThat(row.next()).isTrue();
      }
    }
  }

  @Test
  void leavesNoSavepointInTheCallersTransaction(Databases databases) throws SQLException {
    try (Connection connection = databases.with(HISTORY + USERS_APPLIED + ROLES_APPLIED).connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      assertInNoSubtransaction(statement);

      assertThat(VERIFIER.verify(connection).verdict()).isEqualTo(Verdict.READY);
      assertInNoSubtransaction(statement);

      statement.execute("drop table databasechangelog");
      assertThat(VERIFIER.verify(connection).verdict()).isEqualTo(Verdict.UNMANAGED);
      assertInNoSubtransaction(statement);
    }
  }

  /** What is written after a savepoint bears another transaction id, until that is released. */
  private static void assertInNoSubtransaction(Statement statement) throws SQLException {
    statement.execute("insert into users values (1)");
    try (ResultSet row =
        statement.executeQuery(
            "select bool_and(xmin::text = pg_current_xact_id()::xid::text) from users")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getBoolean(1)).isTrue();
    }
  }

  @Test
  void leavesTheTransactionUsableWhereItMayNotLook(Databases databases) throws SQLException {
    Database database = databases.with(HISTORY + USERS_APPLIED);
    databases.execute(database, LOCK_TABLE.replace("boolean", "int") + "create role blind");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("create temporary table mine (id bigint)");

      // the lock table is not Liquibase's, so that the second look fails
      assertThat(VERIFIER.verify(connection).sqlState()).isEqualTo("42804");
      statement.execute("grant select on mine to blind; set local role blind");
      Verification denied = VERIFIER.verify(connection);

      assertThat(denied.verdict()).isEqualTo(Verdict.DENIED);
      assertThat(denied.sqlState()).isEqualTo("42501");
      try (ResultSet row = statement.executeQuery("select count(*) from mine")) {
        assertThat(row.next()).isTrue();
      }
      connection.rollback();
    } finally {
      databases.execute(database, "drop owned by blind; drop role blind");
    }
  }

  @Test
  void worksForARoleThatMayOnlyReadTheHistory(Databases databases) throws SQLException {
    Database database = databases.with(HISTORY + USERS_APPLIED + ROLES_APPLIED);
    databases.execute(
        database,
        """
        drop role if exists reader; -- an earlier run may have been killed
        create role reader login password 'reader';
        grant select on databasechangelog to reader;
        """);
    PGSimpleDataSource reader = simple(database);
    reader.setUser("reader");
    reader.setPassword("reader");
    reader.setReadOnly(true);
    try {
      assertThat(VERIFIER.verify(reader).verdict()).isEqualTo(Verdict.READY);
      databases.execute(database, "revoke all on databasechangelog from reader");
      assertThat(VERIFIER.verify(reader).toText())
          .contains("DENIED", "GRANT SELECT ON databasechangelog");
    } finally {
      databases.execute(database, "drop owned by reader; drop role reader");
    }
  }
}
