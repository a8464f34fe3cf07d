package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.migrator.Plan.PlannedChangeSet;
import dev.plumbline.servers.Disposable;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan is what the migration does, or it says what it leaves out. */
class PlanSaysWhatItCannotKnowTest {

  private final Path dir;

  PlanSaysWhatItCannotKnowTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private ChangelogFolder changes(String... changes) {
    StringBuilder text = new StringBuilder();
    int id = 0;
    for (String change : changes) {
      text.append("  - changeSet:\n      id: %d\n      author: a\n".formatted(++id));
      text.append(change.indent(6));
    }
    return new ChangelogFolder(dir).withYaml(text.toString());
  }

  private static List<String> relations(Connection connection) throws Exception {
    return Disposable.query(
        connection,
        "select relname || ' ' || attname from pg_class join pg_attribute on attrelid = pg_class.oid"
            + " where relnamespace = 'public'::regnamespace and attnum > 0"
            + " and relname not like 'databasechangelog%' order by 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LEGACY", "QUOTE_ALL_OBJECTS", "QUOTE_ONLY_RESERVED_WORDS"})
  void quotesAsTheMigrationDoes(String strategy) throws Exception {
    ChangelogFolder folder =
        changes(
            """
            objectQuotingStrategy: %s
            changes:
            - createTable:
                tableName: Oven_Log
                columns:
                - column: {name: Order, type: int}
                - column: {name: plain, type: int}
            """
                .formatted(strategy),
            """
            changes:
            - createTable: {tableName: Other_Log, columns: [{column: {name: A, type: int}}]}
            """);
    List<String> planned = new ArrayList<>();
    try (Connection connection = Disposable.database()) {
      for (PlannedChangeSet changeSet :
          new Migrator(folder.changelog()).plan(connection).pending()) {
        for (String statement : changeSet.statements()) {
          Disposable.execute(connection, statement);
        }
      }
      planned.addAll(relations(connection));
      Stock.reset(connection);
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(planned).isNotEmpty().isEqualTo(relations(connection));
    }
  }

  @Test
  void saysOfEachChangeThatIsNoSqlWhatItDoes() throws Exception {
    ChangelogFolder folder =
        changes(
            "changes: [{executeCommand: {executable: touch, args: [{arg: /nonexistent/x}]}}]\n",
            "changes: [{tagDatabase: {tag: v1}}]\n",
            "changes: [{output: {message: 'hello'}}]\n",
            "changes: [{empty: {}}]\n",
            "changes: [{stop: {message: 'not further'}}]\n",
            "changes: []\n");
    try (Connection connection = Disposable.database()) {
      List<PlannedChangeSet> pending = new Migrator(folder.changelog()).plan(connection).pending();

      assertThat(pending).allMatch(changeSet -> changeSet.statements().isEmpty());
      assertThat(pending)
          .flatExtracting(PlannedChangeSet::notes)
          .containsExactly(
              "runs a program outside of the database: touch",
              "gives the history the tag v1",
              "prints: hello",
              "runs no SQL",
              "stops the migration here: not further",
              "runs no SQL");
    }
  }

  @Test
  void saysWhatDependsOnWhatIsThereThen() throws Exception {
    String tables =
        "changes:\n- sql: create table p (id int primary key); create table c (p int references p)\n";
    ChangelogFolder folder = changes(tables);
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      folder =
          changes(
              tables,
              "changes: [{dropAllForeignKeyConstraints: {baseTableName: c}}]\n",
              "changes: [{createTable: {tableName: q, columns: [{column: {name: v, type: text}}]}}]\n",
              "changes: [{loadData: {tableName: q, file: changelogs/shop/q.csv}}]\n");
      folder.with("q.csv", "v\nx\n");
      List<PlannedChangeSet> pending = new Migrator(folder.changelog()).plan(connection).pending();

      assertThat(pending.get(0).statements())
          .singleElement()
          .asString()
          .contains("DROP CONSTRAINT");
      assertThat(pending.get(0).notes())
          .singleElement()
          .asString()
          .startsWith("dropAllForeignKeyConstraints looks at the database");
      assertThat(pending.get(1).notes()).isEmpty();
      assertThat(pending.get(2).notes())
          .anyMatch(note -> note.contains("with none of the changeSets above applied"));
      assertThat(new Migrator(folder.changelog()).plan(connection).toSql())
          .contains("--   dropAllForeignKeyConstraints looks at the database");
    }
  }

  @Test
  void rowsAreNotLostForAText() throws Exception {
    ChangelogFolder folder =
        changes(
                "changes: [{sql: 'create table t (id int, v text, n int)'}]\n",
                "changes: [{loadData: {tableName: t, file: changelogs/shop/t.csv}}]\n")
            .with("t.csv", "id,v,n\n1,a,1\n2,NULL,2\n3,c,NULL\n");
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(Disposable.query(connection, "select concat_ws(' ', id, v, n) from t order by id"))
          .containsExactly("1 a 1", "2 2", "3 c");
    }
  }

  @Test
  void saysThatATextIsToBeLeftWhole() throws Exception {
    ChangelogFolder folder =
        changes("changes: [{sqlFile: {path: changelogs/shop/f.sql}}]\n")
            .with(
                "f.sql",
                """
                create function f() returns int as $body$
                begin
                  return 1;
                end;
                $body$ language plpgsql;
                """);
    try (Connection connection = Disposable.database()) {
      assertThat(
              catchThrowable(
                  () ->
                      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE)))
          .isInstanceOf(ChangeSetFailedException.class)
          .hasMessageContaining("splitStatements: false");
    }
  }

  @Test
  void aChecksumOfTheOldAlgorithmIsComparedByIt() throws Exception {
    ChangelogFolder folder = changes("changes: [{sql: select 1}]\n");
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      Disposable.execute(
          connection, "update databasechangelog set md5sum = '8:00000000000000000000000000000000'");
      ChangelogFolder more =
          changes("changes: [{sql: select 1}]\n", "changes: [{sql: select 2}]\n");

      assertThat(
              catchThrowable(
                  () -> new Migrator(more.changelog()).migrate(connection, MigrationListener.NONE)))
          .isInstanceOf(MigrationRefusedException.class)
          .hasMessageContaining("CHANGESET_CHANGED")
          .hasMessageContaining("checksum 8:0000")
          .hasMessageNotContaining("was: 8:");
    }
  }

  @Test
  void aPlainSqlFileHasNoPlaceForARollback() throws Exception {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withYaml("  - include: {file: changelogs/shop/V1__init.sql}\n")
            .with("V1__init.sql", "create table t (id int);\n");
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(
              catchThrowable(
                  () ->
                      new Migrator(folder.changelog())
                          .rollback(connection, 1, MigrationListener.NONE)))
          .isInstanceOf(MigrationRefusedException.class)
          .hasMessageContaining("V1__init.sql is plain SQL")
          .hasMessageNotContaining("Declare a rollback");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "java.lang.NoClassDefFoundError, class com.acme.Gone was not found on the class path",
    "java.lang.StackOverflowError, java.lang.StackOverflowError",
    "java.lang.AssertionError, java.lang.AssertionError: com/acme/Gone"
  })
  void anErrorOfTheJvmIsAFailureOfTheChangeSet(String error, String reason) throws Exception {
    ChangelogFolder folder =
        changes(
            "changes: [{sql: create table t (i int)}]\n",
            """
            changes:
            - sql: create table u (i int)
            - customChange: {class: dev.plumbline.migrator.Throws, param: [{name: error, value: %s}]}
            """
                .formatted(error));
    try (Connection connection = Disposable.database()) {
      assertThat(
              catchThrowable(
                  () ->
                      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE)))
          .isInstanceOf(ChangeSetFailedException.class)
          .hasMessageContaining(reason);
      assertThat(Disposable.ownTables(connection)).containsExactly("t");
    }
  }
}
