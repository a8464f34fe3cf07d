package dev.plumbline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.changelog.ChangelogReading;
import dev.plumbline.changelog.ReadsAFile;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.finding.Finding;
import dev.plumbline.servers.Disposable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations that are watched: what ran, and what is known about it afterwards. */
class RehearsedMigrationTest {

  private static final String FIRST =
      "--changeset a:1\ncreate table loaves (id int);\n--changeset a:2\nselect 2;\n";

  @Test
  void onADatabaseAtAPrefixOnlyTheRestRuns(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(FIRST);
    try (Connection connection = Disposable.database()) {
      RehearsedMigration first =
          new Rehearsal(
                  folder.changelog(), DisposableDatabases.only(Disposable.dataSource(connection)))
              .migrate();
      folder.withSql(FIRST + "--changeset a:3\nselect 3;\n--changeset a:4\ndrop table loaves;\n");
      RehearsedMigration second =
          new Rehearsal(
                  folder.changelog(), DisposableDatabases.only(Disposable.dataSource(connection)))
              .migrate();

      assertThat(first.withoutEffect())
          .extracting(Finding::subject)
          .containsExactly("changelogs/shop/changelog.sql::2::a");
      assertThat(second.withoutEffect())
          .extracting(Finding::subject)
          .containsExactly("changelogs/shop/changelog.sql::3::a");
      assertThat(second.reading().fingerprints())
          .hasSize(4)
          .startsWith(first.reading().fingerprints().toArray(String[]::new));
      assertThat(Disposable.query(connection, "select id from databasechangelog order by 1"))
          .containsExactly("1", "2", "3", "4");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"yaml", "xml", "json", "sql"})
  void tellsTheSameAsReading(String service) {
    Changelog changelog = Changelog.locate(service, SearchPath.classPath());

    ChangelogReading migrated = new Rehearsal(changelog, new FreshDatabases()).migrate().reading();

    assertThat(migrated.inputs().change(changelog)).isEmpty();
    assertThat(migrated).isEqualTo(changelog.read());
  }

  static Stream<String> fileChanges() {
    return Stream.of(
        "sqlFile: {path: data.txt, relativeToChangelogFile: true}",
        "loadData: {file: data.csv, relativeToChangelogFile: true, tableName: loaves}",
        "loadData: {file: data.csv, relativeToChangelogFile: true, tableName: rolls,"
            + " usePreparedStatements: false}",
        "loadUpdateData: {file: changelogs/shop/data.csv, tableName: loaves, primaryKey: id}",
        "insert: {tableName: loaves, columns: [{column: {name: name,"
            + " valueClobFile: data.txt}}]}",
        "update: {tableName: loaves, columns: [{column: {name: name,"
            + " valueClobFile: data.txt}}]}",
        "createProcedure: {path: procedure.txt, relativeToChangelogFile: true}",
        "createView: {viewName: v, path: view.txt, relativeToChangelogFile: true,"
            + " fullDefinition: true}");
  }

  /** Else a template that has the changeSet could never be extended. */
  @ParameterizedTest
  @MethodSource("fileChanges")
  void fingerprintsCoverTheFilesOfEveryChange(String change, @TempDir Path dir) {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withYaml(
                """
                  - changeSet:
                      id: 1
                      author: a
                      changes:
                        - sql: {sql: "create table loaves (id int primary key default 7, name text);
                            create table rolls (id int, name varchar(9))"}
                        - %s
                """
                    .formatted(change))
            .with("data.txt", "insert into loaves (name) values ('${plumbline.test.word}')")
            .with("data.csv", "id,name\n1,rye\n")
            .with("procedure.txt", "create procedure p() language sql as 'select 1'")
            .with("view.txt", "create view v as select id from loaves");

    RehearsedMigration migration =
        new Rehearsal(folder.changelog(), new FreshDatabases()).migrate();

    List<String> fingerprints = migration.reading().fingerprints();
    assertThat(fingerprints).doesNotContain("").isEqualTo(folder.changelog().read().fingerprints());
    assertThat(migration.reading().inputs().change(folder.changelog())).isEmpty();
    String file = change.replaceFirst(".*(?:[ /])([a-z]+\\.(?:txt|csv)).*", "$1");
    folder.with(file, "something else");
    assertThat(migration.reading().inputs().change(folder.changelog()))
        .contains("changelogs/shop/" + file + " has changed");
  }

  private static final String NOTES =
      """
        - changeSet:
            id: 1
            author: a
            changes:
              - sql: {sql: create table notes (body text)}
              - loadData:
                  file: notes.csv
                  relativeToChangelogFile: true
                  tableName: notes
      """;

  private static final String APPENDED =
      """
        - changeSet:
            id: 2
            author: a
            changes: [{sql: {sql: create table rolls (id int)}}]
      """;

  private static ChangelogFolder notes(Path dir, String rows) {
    return new ChangelogFolder(dir).withYaml(NOTES).with("notes.csv", "body\n" + rows);
  }

  @Test
  void aFileThatAValueNamesCounts(@TempDir Path dir) {
    ChangelogFolder folder = notes(dir, "note.txt\n").with("note.txt", "keep warm");

    ChangelogReading reading =
        new Rehearsal(folder.changelog(), new FreshDatabases()).migrate().reading();

    assertThat(reading.fingerprints()).doesNotContain("").hasSize(1);
    assertThat(reading.inputs().areCurrent(folder.changelog())).isTrue();
    folder.with("note.txt", "keep cold");
    assertThat(reading.inputs().change(folder.changelog()))
        .contains("changelogs/shop/note.txt has changed");
    assertThat(folder.changelog().read().fingerprints()).isNotEqualTo(reading.fingerprints());
  }

  @Test
  void aFileThatAValueWouldNameCounts(@TempDir Path dir) {
    ChangelogFolder folder = notes(dir, "note.txt\n");

    ChangelogReading reading =
        new Rehearsal(folder.changelog(), new FreshDatabases()).migrate().reading();

    assertThat(reading.fingerprints()).isEqualTo(folder.changelog().read().fingerprints());
    folder.with("note.txt", "keep cold");
    assertThat(reading.inputs().change(folder.changelog()))
        .hasValueSatisfying(change -> assertThat(change).contains("note.txt was not there before"));
    assertThat(folder.changelog().read().fingerprints()).isNotEqualTo(reading.fingerprints());
  }

  @Test
  void manyValuesThatCouldBeFilesAreOneInput(@TempDir Path dir) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      rows.append("value ").append(i).append('\n');
    }
    ChangelogFolder folder = notes(dir, rows.toString());

    ChangelogReading reading =
        new Rehearsal(folder.changelog(), new FreshDatabases()).migrate().reading();

    assertThat(reading.inputs().change(folder.changelog())).isEmpty();
    assertThat(reading.inputs().toText().lines()).hasSizeLessThan(30);
    folder.with("value 1234", "a file");
    assertThat(reading.inputs().change(folder.changelog()))
        .contains("there are other files in changelogs/shop");
  }

  @Test
  void whatAnEarlierChangeSetLookedForCountsInAnExtendedDatabase(@TempDir Path dir)
      throws SQLException {
    ChangelogFolder folder = notes(dir, "note.txt\n");
    try (Connection connection = Disposable.database()) {
      ChangelogReading first =
          new Rehearsal(
                  folder.changelog(), DisposableDatabases.only(Disposable.dataSource(connection)))
              .migrate()
              .reading();
      folder
          .withYaml(NOTES + "  - include: {file: changelogs/shop/more.yaml}\n")
          .with("more.yaml", "databaseChangeLog:\n" + APPENDED);
      ChangelogReading extended =
          new Rehearsal(
                  folder.changelog(), DisposableDatabases.only(Disposable.dataSource(connection)))
              .migrate()
              .reading();

      assertThat(extended.fingerprints())
          .hasSize(2)
          .doesNotContain("")
          .startsWith(first.fingerprints().get(0));
      assertThat(extended.inputs().change(folder.changelog())).isEmpty();
      folder.with("note.txt", "keep cold");
      assertThat(extended.inputs().areCurrent(folder.changelog())).isFalse();
    }
  }

  /** A custom change may read what it likes. */
  @Test
  void whatOnlyRunningShowsTakesTheFingerprintAway(@TempDir Path dir) {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withYaml(
                """
                  - changeSet:
                      id: 1
                      author: a
                      changes:
                        - customChange: {class: %s}
                """
                    .formatted(ReadsAFile.class.getName()))
            .with("secret.txt", "create table loaves (id int)");

    ChangelogReading reading =
        new Rehearsal(folder.changelog(), new FreshDatabases()).migrate().reading();

    assertThat(folder.changelog().read().fingerprints()).hasSize(1).doesNotContain("");
    assertThat(reading.fingerprints()).containsExactly("");
    assertThat(reading.inputs().mentionsTime()).isTrue();
    assertThat(reading.inputs().change(folder.changelog())).isEmpty();
    folder.with("secret.txt", "create table rolls (id int)");
    assertThat(reading.inputs().change(folder.changelog()))
        .contains("changelogs/shop/secret.txt has changed");
  }
}
