package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.migrator.Plan.PlannedChangeSet;
import dev.plumbline.servers.Disposable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

  /** Every system catalog that a table leaves rows in, as far as they concern users' objects. */
  private static final String TRACES =
      "select count(*) from pg_class where oid >= 16384"
          + " union all select count(*) from pg_namespace where oid >= 16384";

  @ParameterizedTest
  @ValueSource(strings = {"yaml", "xml", "json", "sql"})
  void isTheSqlOfEveryFormatAndWritesNothing(String service) throws SQLException {
    Migrator migrator = new Migrator(Changelog.locate(service, SearchPath.classPath()));
    try (Connection connection = Disposable.database()) {
      Plan plan = migrator.plan(connection);

      assertThat(plan.alreadyApplied()).isZero();
      assertThat(plan.pending())
          .extracting(planned -> planned.id().id())
          .containsExactly("create-loaves", "seed-loaves");
      assertThat(plan.pending().get(0).comment()).isEqualTo("What the bakery sells");
      assertThat(plan.pending().get(0).statements())
          .singleElement()
          .asString()
          .startsWith("CREATE TABLE ");
      assertThat(plan.pending().get(1).statements())
          .singleElement()
          .asString()
          .startsWith("INSERT INTO ");
      assertThat(Disposable.query(connection, TRACES)).containsExactly("0", "0");
      assertThat(Disposable.query(connection, "show default_transaction_read_only"))
          .containsExactly("off");
    }
  }

  @Test
  void isACommentedScriptThatDoesWhatTheMigrationDoes(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                """
                --changeset a:applied
                create table loaves (id int);
                """);
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      folder.with(
          "changelog.sql",
          """
          --liquibase formatted sql
          --changeset a:applied
          create table loaves (id int);
          --changeset a:function splitStatements:false
          --comment: Prices
          create function price() returns int language sql as $$ select 1; $$;
          --changeset a:conditional
          --preconditions onFail:MARK_RAN
          --precondition-sql-check expectedResult:1 select 1
          insert into loaves values (1);
          insert into loaves values (2) -- two
          --changeset a:concurrent runInTransaction:false
          create index concurrently ix_loaves on loaves (id);
          """);

      Plan plan = new Migrator(folder.changelog()).plan(connection);

      assertThat(plan.toSql())
          .isEqualTo(
              """
              -- shop: 3 changeSets to apply, 1 applied

              -- changelogs/shop/changelog.sql::function::a
              --   Prices
              create function price() returns int language sql as $$ select 1; $$;

              -- changelogs/shop/changelog.sql::conditional::a
              --   runs only if its preconditions hold
              insert into loaves values (1);
              insert into loaves values (2);

              -- changelogs/shop/changelog.sql::concurrent::a
              --   runs outside of a transaction
              create index concurrently ix_loaves on loaves (id);
              """);
      for (PlannedChangeSet planned : plan.pending()) {
        for (String statement : planned.statements()) {
          Disposable.execute(connection, statement);
        }
      }
      assertThat(Disposable.query(connection, "select id from loaves")).containsExactly("1", "2");
    }
  }

  @Test
  void writesOutTheRowsOfALoadData(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withYaml(
                """
                  - changeSet:
                      id: 1
                      author: a
                      changes:
                        - sql:
                            sql: create table loaves (id int, name text)
                        - loadData:
                            tableName: loaves
                            file: loaves.csv
                            relativeToChangelogFile: true
                            columns:
                              - column:
                                  name: id
                                  type: numeric
                              - column:
                                  name: name
                                  type: string
                """)
            .with("loaves.csv", "id,name\n1,rye\n2,spelt\n");
    try (Connection connection = Disposable.database()) {
      assertThat(new Migrator(folder.changelog()).plan(connection).pending().get(0).statements())
          .containsExactly(
              "create table loaves (id int, name text)",
              "INSERT INTO public.loaves (id, name) VALUES (1, 'rye'),(2, 'spelt');");
      assertThat(Disposable.query(connection, TRACES)).containsExactly("0", "0");
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      assertThat(Disposable.query(connection, "select name from loaves"))
          .containsExactly("rye", "spelt");
    }
  }

  @Test
  void isEmptyOnceAllIsApplied(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql("--changeset a:1\nselect 1;\n");
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      Plan plan = new Migrator(folder.changelog()).plan(connection);

      assertThat(plan.isEmpty()).isTrue();
      assertThat(plan.toSql()).isEqualTo("-- shop: 0 changeSets to apply, 1 applied\n");
    }
  }

  @Test
  void isRefusedWhereTheMigrationWouldBe(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql("--changeset a:1\nselect 1;\n");
    try (Connection connection = Disposable.database()) {
      Disposable.execute(connection, "create table legacy (id int)");

      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(() -> new Migrator(folder.changelog()).plan(connection))
          .withMessageContaining("UNMANAGED");
    }
  }

  @Test
  void saysWhatIsAlwaysAmongTheLast(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                """
                --changeset a:1
                create table loaves (id int);
                --changeset a:2 runAlways:true
                analyze loaves;
                """);
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(new Migrator(folder.changelog()).plan(connection).toSql())
          .contains("always among the last: rollback --count 1 undoes it alone")
          .doesNotContain("create table loaves");
    }
  }
}
