package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.servers.Disposable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Statements that PostgreSQL refuses in a transaction, cut off before, while and after they run.
 */
class LoneStatementsTest {

  private static final String LONG = "ix_" + "ö".repeat(40);

  private static final String SETUP =
      """
      create table t (a int, b text);
      insert into t select n, 'b' || n from generate_series(1, 20) as n;
      create index old on t (b);
      create table journal (step int);
      create table parts (a int) partition by list (a);
      create table part1 partition of parts for values in (1);
      create index ix_parts on parts (a);
      """;

  private static final String BEGINNING = "--changeset a:0 splitStatements:false\n" + SETUP;

  private static String changeSet(String statement) {
    return BEGINNING
        + "--changeset a:1 runInTransaction:false\ninsert into journal values (1);\n"
        + statement
        + ";\ninsert into journal values (2);\n";
  }

  /** A statement, what prepares it, what tells that it was run. */
  static Stream<Arguments> statements() {
    return Stream.of(
        Arguments.of(
            "create index concurrently ix on t (a)",
            "",
            "select indisvalid from pg_index where indexrelid = 'ix'::regclass"),
        Arguments.of(
            "create index concurrently on t (a)",
            "",
            "select bool_and(indisvalid) and count(*) = 2 from pg_index where indrelid = 't'::regclass"),
        Arguments.of(
            "/* create */ create unique index -- concurrently\n concurrently if not exists "
                + LONG
                + " on only public.t using btree (b text_pattern_ops)",
            "",
            "select bool_and(indisvalid) and count(*) = 2 from pg_index where indrelid = 't'::regclass"),
        Arguments.of(
            "create index concurrently U&\"\\0049X a\" on \"public\".U&\"!0074\" uescape '!' (a)",
            "",
            "select indisvalid from pg_index where indexrelid = '\"IX a\"'::regclass"),
        Arguments.of("drop index concurrently old", "", "select to_regclass('old') is null"),
        Arguments.of(
            "drop index concurrently if exists public.\"old\" restrict",
            "",
            "select to_regclass('old') is null"),
        Arguments.of(
            "reindex index concurrently old",
            "",
            "select bool_and(indisvalid) and count(*) = 1 from pg_index where indrelid = 't'::regclass"),
        Arguments.of("reindex (verbose, concurrently) table t", "", "select true"),
        Arguments.of("reindex table parts", "", "select true"),
        Arguments.of("vacuum (analyze) t", "", "select true"),
        Arguments.of("cluster parts using ix_parts", "", "select true"),
        Arguments.of("alter system reset work_mem", "", "select true"),
        Arguments.of(
            "alter table only parts detach partition part1 concurrently",
            "",
            "select count(*) = 0 from pg_inherits where inhparent = 'parts'::regclass"),
        Arguments.of(
            "create database %s_new",
            "", "select count(*) = 1 from pg_database where datname = '%s_new'"),
        Arguments.of(
            "drop database \"%s_old\" with (force)",
            "create database %s_old",
            "select count(*) = 0 from pg_database where datname = '%s_old'"),
        Arguments.of(
            "set allow_in_place_tablespaces = on; create tablespace %s_new location ''",
            "", "select count(*) = 1 from pg_tablespace where spcname = '%s_new'"),
        Arguments.of(
            "drop tablespace %s_old",
            "set allow_in_place_tablespaces = on; create tablespace %s_old location ''",
            "select count(*) = 0 from pg_tablespace where spcname = '%s_old'"),
        Arguments.of(
            "do $$ begin insert into journal values (10); end $$",
            "",
            "select count(*) = 1 from journal where step = 10"),
        Arguments.of(
            "alter database %s_moved set tablespace pg_default",
            "create database %s_moved", "select true"));
  }

  private interface Interruption {
    void in(ChangelogFolder folder, Connection connection) throws Exception;
  }

  private static void completed(
      Path dir, String statement, String preparation, String check, Interruption interruption)
      throws Exception {
    try (Connection connection = Disposable.database()) {
      String name = connection.getCatalog();
      ChangelogFolder folder = new ChangelogFolder(dir).withSql(BEGINNING);
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      try {
        CutOff.execute(connection, preparation.replace("%s", name).split(";"));
        folder.withSql(changeSet(statement.replace("%s", name)));
        interruption.in(folder, connection);
        new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

        assertThat(Disposable.query(connection, check.replace("%s", name))).containsExactly("t");
        assertThat(
                Disposable.query(connection, "select step from journal where step < 10 order by 1"))
            .containsExactly("1", "2");
        assertThat(Bookkeeping.history(connection)).containsExactly("0", "1");
        assertThat(Disposable.query(connection, "select id from databasechangeloglock"))
            .containsExactly("1");
        assertThat(Disposable.query(connection, "select 1 from pg_index where not indisvalid"))
            .isEmpty();
      } finally {
        for (String created : List.of("_new", "_old", "_moved")) {
          Disposable.execute(connection, "drop database if exists " + name + created);
          Disposable.execute(connection, "drop tablespace if exists " + name + created);
        }
      }
    }
  }

  private static final String NOTING = "%insert into%databasechangeloglock%";

  @ParameterizedTest
  @MethodSource("statements")
  void cutOffBefore(String statement, String preparation, String check, @TempDir Path dir)
      throws Exception {
    completed(
        dir,
        statement,
        preparation,
        check,
        (folder, connection) ->
            CutOff.whileNoting(
                folder,
                connection,
                "insert on databasechangeloglock when (new.lockedby ~ ' apply (1 [0-9a-f]{32} [0-9a-f]{32}|2 )')",
                NOTING));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void cutOffAfter(String statement, String preparation, String check, @TempDir Path dir)
      throws Exception {
    completed(
        dir,
        statement,
        preparation,
        check,
        (folder, connection) ->
            CutOff.whileNoting(
                folder,
                connection,
                "insert on databasechangeloglock when (new.lockedby ~ ' apply 2 [0-9a-f]{32} - ')",
                NOTING));
  }

  /** While a transaction that has written to the table is open, these wait half way. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "create index concurrently ix on t (a)",
        "create index concurrently on t (a)",
        "create unique index concurrently if not exists ix_ööööööööööööööööööööööööööööööööööööööööö on t (b)",
        "drop index concurrently old",
        "reindex index concurrently old",
        "reindex (concurrently) table t"
      })
  void cutOffInTheMiddle(String statement, @TempDir Path dir) throws Exception {
    completed(
        dir,
        statement,
        "",
        "select true",
        (folder, connection) -> {
          try (Connection writer = Disposable.again(connection)) {
            writer.setAutoCommit(false);
            Disposable.execute(writer, "insert into t values (100, 'x')");
            CutOff.when(
                "something is invalid",
                folder,
                connection,
                () ->
                    !Disposable.query(connection, "select 1 from pg_index where not indisvalid")
                        .isEmpty());
            writer.rollback();
          }
        });
  }

  @Test
  void finalizesAPartitionThatWasDetachedByHalf(@TempDir Path dir) throws Exception {
    completed(
        dir,
        "alter table parts detach partition part1 concurrently",
        "",
        "select count(*) = 0 from pg_inherits where inhparent = 'parts'::regclass",
        (folder, connection) -> {
          try (Connection reader = Disposable.again(connection)) {
            reader.setAutoCommit(false);
            Disposable.execute(reader, "select * from parts");
            CutOff.when(
                "it is detached by half",
                folder,
                connection,
                () ->
                    !Disposable.query(
                            connection, "select 1 from pg_inherits where inhdetachpending")
                        .isEmpty());
            reader.rollback();
          }
        });
  }

  /** The server cuts the name off, so that it finds the invalid index, and says nothing. */
  @Test
  void anInvalidIndexIsNotTakenForTheOneWithALongName(@TempDir Path dir) throws SQLException {
    String index = "create unique index concurrently if not exists " + LONG + " on t (a)";
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(BEGINNING);
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      Disposable.execute(connection, "insert into t values (1, 'again')");
      assertThat(catchThrowable(() -> Disposable.execute(connection, index))).isNotNull();
      Disposable.execute(connection, "delete from t where b = 'again'");
      folder.withSql(changeSet(index));
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(
              Disposable.query(
                  connection, "select indisvalid from pg_index where indrelid = 't'::regclass"))
          .containsExactly("t", "t");
    }
  }

  /** Of an index without a name, the server tells in its message which one it was. */
  @Test
  void aFailedIndexWithoutANameLeavesNothing(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir).withSql(changeSet("create unique index concurrently on t (a)"));
    try (Connection connection = Disposable.database()) {
      folder.withSql(BEGINNING);
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      Disposable.execute(connection, "insert into t values (1, 'again')");
      folder.withSql(changeSet("create unique index concurrently on t (a)"));
      for (int i = 0; i < 2; i++) {
        assertThat(
                catchThrowable(
                    () ->
                        new Migrator(folder.changelog())
                            .migrate(connection, MigrationListener.NONE)))
            .isInstanceOf(ChangeSetFailedException.class);
        assertThat(Disposable.query(connection, "select 1 from pg_index where not indisvalid"))
            .isEmpty();
      }
      Disposable.execute(connection, "delete from t where b = 'again'");
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      assertThat(Disposable.query(connection, "select step from journal"))
          .containsExactly("1", "2");
    }
  }
}
