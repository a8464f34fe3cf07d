package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.postgres.Database;
import dev.plumbline.servers.Disposable;
import dev.plumbline.servers.Eventually;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subscriptions to another server, cut off before, while and after they are made and dropped. */
class SubscriptionsTest {

  private static final String BEGINNING = "--changeset a:0\ncreate table journal (step int);\n";

  private Connection publisher;
  private Connection connection;
  private ChangelogFolder folder;
  private String name;

  @BeforeEach
  void databases(@TempDir Path dir) throws SQLException {
    publisher = Disposable.publishingDatabase();
    Disposable.execute(publisher, "create table breads (id int primary key)");
    Disposable.execute(publisher, "create publication breads for table breads");
    Disposable.execute(publisher, "create publication cakes");
    connection = Disposable.database();
    name = connection.getCatalog() + "_sub";
    folder = new ChangelogFolder(dir).withSql(BEGINNING);
    migrate();
    Disposable.execute(connection, "create table breads (id int primary key)");
  }

  /** A database with a subscription cannot be dropped, nor a publisher's with its slot. */
  @AfterEach
  void drop() throws SQLException {
    for (String left : Disposable.query(connection, "select subname from pg_subscription")) {
      Disposable.execute(connection, "alter subscription " + left + " disable");
      Disposable.execute(connection, "alter subscription " + left + " set (slot_name = none)");
      Disposable.execute(connection, "drop subscription " + left);
    }
    Disposable.query(
        publisher,
        "select pg_terminate_backend(active_pid, 60000) from pg_replication_slots where active");
    Disposable.query(
        publisher, "select pg_drop_replication_slot(slot_name) from pg_replication_slots");
    connection.close();
    publisher.close();
  }

  private String create() throws SQLException {
    Database database = Disposable.of(publisher);
    URI address = URI.create(database.jdbcUrl().substring("jdbc:".length()));
    return "create subscription "
        + name
        + " connection 'host=127.0.0.1 port="
        + address.getPort()
        + " dbname="
        + database.name()
        + " user="
        + database.username()
        + " password="
        + database.password()
        + "' publication breads";
  }

  private void declare(String statement) throws SQLException {
    folder.withSql(
        BEGINNING
            + "--changeset a:1 runInTransaction:false\ninsert into journal values (1);\n"
            + statement.replace("%create", create()).replace("%s", name)
            + ";\ninsert into journal values (2);\n");
  }

  private void prepare(String statements) throws SQLException {
    CutOff.execute(
        connection, statements.replace("%create", create()).replace("%s", name).split(";"));
  }

  private void migrate() {
    new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
  }

  private List<String> slots() throws SQLException {
    return Disposable.query(publisher, "select slot_name from pg_replication_slots");
  }

  private void assertCompleted(String check) throws SQLException {
    assertThat(Disposable.query(connection, check.replace("%s", name))).containsExactly("t");
    assertThat(Disposable.query(connection, "select step from journal order by 1"))
        .containsExactly("1", "2");
    assertThat(Bookkeeping.history(connection)).containsExactly("0", "1");
  }

  private static final String STATEMENTS =
      """
      %create | '' | select count(*) = 1 from pg_subscription where subname = '%s'
      %create with (connect = false) | '' | select count(*) = 1 from pg_subscription where subname = '%s'
      drop subscription %s | %create | select count(*) = 0 from pg_subscription where subname = '%s'
      alter subscription %s add publication cakes | %create | select subpublications = '{breads,cakes}' from pg_subscription where subname = '%s'
      alter subscription %s drop publication cakes | %create, cakes | select subpublications = '{breads}' from pg_subscription where subname = '%s'
      alter subscription %s set publication cakes | %create | select subpublications = '{cakes}' from pg_subscription where subname = '%s'
      alter subscription %s refresh publication | %create | select count(*) = 1 from pg_subscription where subname = '%s'
      alter subscription %s disable | %create | select not subenabled from pg_subscription where subname = '%s'
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = STATEMENTS)
  void areCompletedAfterACutBefore(String statement, String preparation, String check)
      throws Exception {
    prepare(preparation);
    declare(statement);
    cutOffWhileNoting("(1 [0-9a-f]{32} [0-9a-f]{32}|2 )");
    migrate();
    assertCompleted(check);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = STATEMENTS)
  void areCompletedAfterACutBehind(String statement, String preparation, String check)
      throws Exception {
    prepare(preparation);
    declare(statement);
    cutOffWhileNoting("2 [0-9a-f]{32} - ");
    migrate();
    assertCompleted(check);
  }

  private void cutOffWhileNoting(String progress) throws Exception {
    CutOff.whileNoting(
        folder,
        connection,
        "insert on databasechangeloglock when (new.lockedby ~ ' apply " + progress + "')",
        "%insert into%databasechangeloglock%");
  }

  /** The publisher makes the slot only when all of its transactions have ended. */
  @Test
  void aSlotThatWasLeftIsForPeopleToDrop() throws Exception {
    declare("%create");
    publisher.setAutoCommit(false);
    Disposable.execute(publisher, "insert into breads values (1)");
    CutOff.when(
        "the publisher waits",
        folder,
        connection,
        () -> Disposable.isExecuting(connection, "create subscription%"));
    publisher.commit();
    publisher.setAutoCommit(true);
    Eventually.until(
        "the publisher has made the slot for nobody, or has noticed before",
        () ->
            Disposable.query(
                    publisher,
                    "select 1 from pg_stat_activity where backend_type = 'walsender'"
                        + " and datname = current_database()")
                .isEmpty());
    Disposable.query(
        publisher,
        "select pg_create_logical_replication_slot('"
            + name
            + "', 'pgoutput') where not exists (select from pg_replication_slots)");
    for (int i = 0; i < 2; i++) {
      assertThat(catchThrowable(this::migrate))
          .isInstanceOf(ChangeSetFailedException.class)
          .hasMessageContaining("replication slot \"" + name + "\" already exists")
          .hasMessageContaining("SELECT pg_drop_replication_slot('" + name + "')");
    }
    Disposable.query(publisher, "select pg_drop_replication_slot('" + name + "')");
    migrate();
    assertCompleted("select count(*) = 1 from pg_subscription where subname = '%s'");
  }

  /** The publisher drops its slot before the subscriber commits. */
  @Test
  void aSubscriptionWhoseSlotIsGoneIsDropped() throws Exception {
    prepare("%create");
    declare("drop subscription %s");
    Disposable.execute(
        connection,
        """
        create function hold_up() returns event_trigger language plpgsql
          as $$ begin
            perform pg_sleep(120) from databasechangeloglock where lockedby ~ ' apply 1 \\w+ \\w+ ';
          end $$;
        create event trigger hold_up on ddl_command_start
          when tag in ('DROP SUBSCRIPTION') execute function hold_up();
        """);
    CutOff.when(
        "it is noted that it begins",
        folder,
        connection,
        () ->
            !Disposable.query(
                    connection,
                    "select pid from pg_stat_activity where wait_event = 'PgSleep'"
                        + " and datname = current_database()")
                .isEmpty());
    Disposable.execute(connection, "drop event trigger hold_up");
    Disposable.execute(connection, "alter subscription " + name + " disable");
    Eventually.until(
        "nobody uses the slot",
        () ->
            Disposable.query(publisher, "select 1 from pg_replication_slots where active")
                .isEmpty());
    Disposable.query(publisher, "select pg_drop_replication_slot('" + name + "')");
    migrate();
    assertCompleted("select count(*) = 0 from pg_subscription where subname = '%s'");
  }

  @Test
  void aDeadPublisherIsSaidTheSameWayEachTime() throws Exception {
    prepare("%create");
    declare("drop subscription %s");
    Disposable.execute(
        connection, "alter subscription " + name + " connection 'host=127.0.0.1 port=1 dbname=x'");
    String first = String.valueOf(catchThrowable(this::migrate).getMessage());
    assertThat(first).contains("could not connect to publisher");
    assertThat(catchThrowable(this::migrate)).hasMessage(first);
    assertThat(slots()).containsExactly(name);
  }
}
