package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.servers.Disposable;
import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verifier;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same changelogs through Liquibase alone and through us, and the databases handed over. */
class BesideStockTest {

  private static final List<String> BUILT_IN =
      List.of(
          "autoIncrementClause",
          "currentDateTimeFunction",
          "databaseChangeLogLockTableName",
          "databaseChangeLogTableName",
          "databaseMajorVersion",
          "databaseMinorVersion",
          "databaseProductName",
          "databaseProductVersion",
          "defaultCatalogName",
          "defaultSchemaName",
          "defaultSchemaNamePrefix",
          "lineComment",
          "liquibaseSchemaName",
          "liquibaseCatalogName",
          "typeName",
          "isSafeToRunUpdate",
          "requiresPassword",
          "requiresUsername",
          "supportsForeignKeyDisable",
          "supportsInitiallyDeferrableColumns",
          "supportsRestrictForeignKeys",
          "supportsSchemas",
          "supportsSequences",
          "supportsTablespaces",
          "supportsNotNullConstraintNames",
          "tableSpace",
          "unheardOf");

  /** A changelog of the service "shop". */
  record Sample(String name, Map<String, String> files, Map<String, String> parameters) {

    Sample(String name, Map<String, String> files) {
      this(name, files, Map.of());
    }

    static Sample yaml(String name, String text) {
      return new Sample(name, Map.of("changelog.yaml", "databaseChangeLog:\n" + text));
    }

    static Sample sql(String name, String text) {
      return new Sample(name, Map.of("changelog.sql", "--liquibase formatted sql\n" + text));
    }

    Sample and(String file, String text) {
      Map<String, String> more = new LinkedHashMap<>(files);
      more.put(file, text);
      return new Sample(name, more, parameters);
    }

    Sample with(Map<String, String> settings) {
      return new Sample(name, files, settings);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static String changeSet(String id, String changes) {
    return "  - changeSet:\n      id: " + id + "\n      author: a\n" + changes.indent(6);
  }

  static Stream<Sample> builtInParameters() {
    List<Sample> samples = new ArrayList<>();
    StringBuilder rows =
        new StringBuilder("--changeset a:1\ncreate table p (name text, v text);\n");
    for (String name : BUILT_IN) {
      rows.append(
          "--changeset a:%s\ninsert into p values ('%s', '${database.%s}');\n"
              .formatted(name, name, name));
    }
    samples.add(Sample.sql("all of them in SQL", rows.toString()));
    samples.add(
        Sample.yaml(
            "in names, defaults and comments",
            changeSet(
                "1",
                """
                comment: for ${database.defaultSchemaName}
                changes:
                - createTable:
                    schemaName: ${database.defaultSchemaName}
                    tableName: t_${database.databaseMajorVersion}
                    remarks: ${database.defaultCatalogName}
                    columns:
                    - column: {name: 'a_${database.typeName}', type: timestamp, defaultValueComputed: '${database.currentDateTimeFunction}'}
                """)));
    samples.add(
        Sample.yaml(
                "in a sqlFile, its path, and in data",
                changeSet(
                    "1",
                    """
                    changes:
                    - sqlFile: {path: 'changelogs/shop/${database.defaultSchemaName}.sql'}
                    - loadData:
                        tableName: t
                        file: changelogs/shop/${database.typeName}.csv
                        columns: [{column: {name: v, type: string}}]
                    """))
            .and(
                "public.sql",
                """
                create table ${database.liquibaseSchemaName}.t (v text);
                insert into t values ('${database.defaultCatalogName}');
                """)
            .and("postgresql.csv", "v\n${database.defaultSchemaName}\n"));
    samples.add(
        Sample.yaml(
                "in an included file's path",
                "  - include: {file: 'changelogs/shop/${database.defaultSchemaName}/x.sql'}\n")
            .and(
                "public/x.sql",
                "--liquibase formatted sql\n--changeset a:x\ncreate table x (i int);\n"));
    samples.add(
        Sample.yaml(
            "in properties, nested and local",
            """
              - property: {name: where, value: '${database.defaultSchemaName}'}
              - property: {name: deep, value: '${where}/${database.defaultCatalogName}', global: false}
              - property: {name: now, value: 'now()', dbms: postgresql}
              - property: {name: now, value: 'sysdate', dbms: oracle}
            """
                + changeSet(
                    "1",
                    """
                    changes:
                    - sql: create table t (v text)
                    - sql: insert into t values ('${deep}'), ('${where}'), ('${now}'), ('${:escaped}'), ('${none}')
                    """)));
    samples.add(
        Sample.yaml(
            "in preconditions",
            changeSet(
                    "1",
                    """
                    preConditions:
                    - onFail: MARK_RAN
                    - sqlCheck: {expectedResult: '${database.databaseMajorVersion}', sql: "select current_setting('server_version_num')::int / 10000"}
                    changes:
                    - sql: create table ran (i int)
                    """)
                + changeSet(
                    "2",
                    """
                    preConditions:
                    - onFail: MARK_RAN
                    - tableExists: {schemaName: '${database.defaultSchemaName}', tableName: ran}
                    - changeLogPropertyDefined: {property: database.liquibaseSchemaName}
                    changes:
                    - sql: create table ran_too (i int)
                    """)));
    samples.add(
        Sample.sql(
                "that a setting cannot replace",
                """
            --changeset a:1
            create table t (v text);
            insert into t values ('${database.defaultSchemaName}'), ('${other}'), ('${nested}');
            """)
            .with(
                Map.of(
                    "database.defaultSchemaName",
                    "mine",
                    "other",
                    "o",
                    "nested",
                    "${other} in ${database.defaultSchemaName}")));
    samples.add(
        Sample.yaml(
            "in a procedure",
            changeSet(
                "1",
                """
                runOnChange: true
                changes:
                - createProcedure:
                    dbms: postgresql
                    procedureText: create function f() returns text language sql as $$ select '${database.defaultSchemaName}' $$
                """)));
    return samples.stream();
  }

  static Stream<Sample> changesForSomeDatabases() {
    List<Sample> samples = new ArrayList<>();
    for (String dbms :
        List.of("postgresql", "'postgresql,h2'", "'!oracle'", "all", "oracle", "none")) {
      samples.add(
          Sample.yaml(
                  "dbms " + dbms,
                  changeSet(
                          "1",
                          """
                      changes:
                      - sql: create table t (v text)
                      - sql: {dbms: %1$s, sql: create table u (v text)}
                      - insert: {dbms: %1$s, tableName: t, columns: [{column: {name: v, value: x}}]}
                      """
                              .formatted(dbms))
                      + changeSet(
                          "2",
                          """
                      runOnChange: true
                      changes:
                      - sqlFile: {dbms: %1$s, path: changelogs/shop/f.sql}
                      - createProcedure:
                          dbms: %1$s
                          procedureText: create procedure p() language sql as $$ select 1 $$
                      """
                              .formatted(dbms)))
              .and("f.sql", "create table f (v text);\n"));
    }
    samples.add(
        Sample.yaml(
            "keys that the database generates",
            changeSet(
                "1",
                """
                changes:
                - createSequence: {sequenceName: s}
                - createTable:
                    tableName: t
                    columns:
                    - column: {name: id, type: int, autoIncrement: true}
                    - column: {name: v, type: int}
                - insert:
                    tableName: t
                    columns:
                    - column: {name: id, autoIncrement: true, valueNumeric: 7}
                    - column: {name: v, valueSequenceNext: s}
                """)));
    return samples.stream();
  }

  static Stream<Sample> spellings() {
    String table = "create table %s (i int);\n";
    return Stream.of(
        new Sample(
            "a byte order mark before formatted SQL",
            Map.of(
                "changelog.sql",
                "\uFEFF--liquibase formatted sql\n--changeset a:1\n" + table.formatted("t"))),
        Sample.sql(
            "changeSets that are commented out",
            """
            --changeset a:1
            create table t (i int);
            -- --changeset a:dead
            -- create table dead (i int);
            /* --changeset a:dead2
            create table dead2 (i int); */
            ----changeset a:dead3
            --\t-- changeset a:dead4
            --  changeset a:2
            create table u (i int);
            --CHANGESET a:3
            create table v (i int);
            --\tchangeset\ta:4
            create table w (i int);
            """),
        Sample.yaml(
                "class path protocol, includeAll and logical paths",
                """
                  - include: {file: 'classpath:changelogs/shop/x.yaml'}
                  - includeAll: {path: 'classpath:changelogs/shop/all/'}
                  - include: {file: 'classpath:/changelogs/shop/y.yaml'}
                """)
            .and(
                "x.yaml",
                "databaseChangeLog:\n"
                    + changeSet(
                        "x", "changes:\n- sqlFile: {path: 'classpath:changelogs/shop/x.txt'}\n"))
            .and("x.txt", table.formatted("x"))
            .and(
                "y.yaml",
                "databaseChangeLog:\n  - logicalFilePath: y\n"
                    + changeSet("y", "changes:\n- sql: create table y (i int)\n"))
            .and("all/b.sql", "--liquibase formatted sql\n--changeset a:b\n" + table.formatted("b"))
            .and("all/a.sql", "--liquibase formatted sql\n--changeset a:a\n" + table.formatted("a"))
            .and("all/plain.sql", table.formatted("plain")),
        Sample.yaml(
            "a custom change that has nothing to say when it is validated",
            changeSet(
                "1", "changes: [{customChange: {class: dev.plumbline.migrator.SaysNothing}}]\n")));
  }

  @ParameterizedTest
  @MethodSource({"builtInParameters", "changesForSomeDatabases", "spellings"})
  void migratesAlikeAndTakesOver(Sample sample, @TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir);
    sample.files().forEach(folder::with);
    Changelog changelog = folder.changelog().withParameters(sample.parameters());
    Migrator migrator = new Migrator(changelog);
    try (Connection connection = Disposable.database()) {
      Stock.update(dir, changelog, connection);
      List<String> theirs = Stock.state(connection);

      assertThat(new Verifier(migrator.revision(connection)).verify(connection).verdict())
          .isEqualTo(Verdict.READY);
      assertThat(new Verifier(migrator.changelog().revision()).verify(connection).verdict())
          .isEqualTo(Verdict.READY);
      assertThat(migrator.migrate(connection, MigrationListener.NONE).isUpToDate()).isTrue();

      Stock.reset(connection);
      migrator.migrate(connection, MigrationListener.NONE);
      List<String> ours = Stock.state(connection);
      assertThat(ours).isEqualTo(theirs);

      Stock.update(dir, changelog, connection);
      assertThat(Stock.state(connection)).isEqualTo(ours);
    }
  }
}
