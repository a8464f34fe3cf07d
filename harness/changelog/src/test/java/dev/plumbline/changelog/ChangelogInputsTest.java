package dev.plumbline.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether inputs know that what they were recorded from has changed. */
class ChangelogInputsTest {

  private static final String INCLUDES =
      """
        - include:
            file: one.sql
            relativeToChangelogFile: true
        - includeAll:
            path: more/
            relativeToChangelogFile: true
        - include:
            file: db/maybe.sql
            errorIfMissing: false
        - changeSet:
            id: files
            author: a
            changes:
              - sqlFile:
                  path: statements.txt
                  relativeToChangelogFile: true
              - loadData:
                  file: rows.csv
                  relativeToChangelogFile: true
                  tableName: loaves
                  usePreparedStatements: false
            rollback:
              - sqlFile:
                  path: undo.txt
                  relativeToChangelogFile: true
      """;

  /** A changelog of every kind of file. */
  private static ChangelogFolder full(Path dir) {
    return new ChangelogFolder(dir)
        .withYaml(INCLUDES)
        .with(
            "one.sql",
            "--liquibase formatted sql\n--changeset a:1\ncreate table loaves (id int);\n")
        .with("more/two.sql", "--liquibase formatted sql\n--changeset a:2\nselect 2;\n")
        .with("more/deep/three.sql", "--liquibase formatted sql\n--changeset a:3\nselect 3;\n")
        .with("statements.txt", "select '${plumbline.test.word}';")
        .with("rows.csv", "id\n1\n")
        .with("undo.txt", "delete from loaves;");
  }

  private static ChangelogInputs read(ChangelogFolder folder) {
    ChangelogInputs inputs = folder.changelog().read().inputs();
    assertThat(inputs.change(folder.changelog())).isEmpty();
    return inputs;
  }

  private static void isChanged(ChangelogFolder folder, ChangelogInputs inputs, String how) {
    assertThat(inputs.areCurrent(folder.changelog())).isFalse();
    assertThat(inputs.change(folder.changelog()))
        .hasValueSatisfying(change -> assertThat(change).contains(how));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "changelog.yaml",
        "one.sql",
        "more/two.sql",
        "more/deep/three.sql",
        "statements.txt",
        "rows.csv",
        "undo.txt"
      })
  void everyFileCounts(String name, @TempDir Path dir) throws IOException {
    ChangelogFolder folder = full(dir);
    ChangelogInputs inputs = read(folder);
    Path file = dir.resolve("changelogs/shop").resolve(name);
    String text = Files.readString(file);

    Files.writeString(file, text + " ");
    isChanged(folder, inputs, name + " has changed");

    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    assertThat(inputs.areCurrent(folder.changelog())).isTrue();

    Changelog changelog = folder.changelog();
    Files.delete(file);
    assertThat(inputs.change(changelog))
        .hasValueSatisfying(change -> assertThat(change).endsWith(name + " is no longer there"));
  }

  @Test
  void newFilesCountWhereTheyWouldBeFound(@TempDir Path dir) throws IOException {
    ChangelogFolder folder = full(dir);
    ChangelogInputs inputs = read(folder);

    folder.withFile("changelogs/unrelated.sql", "");
    assertThat(inputs.areCurrent(folder.changelog())).isTrue();

    folder.with("more/deep/four.sql", "--liquibase formatted sql\n");
    isChanged(folder, inputs, "there are other files in changelogs/shop");

    Files.delete(dir.resolve("changelogs/shop/more/deep/four.sql"));
    folder.withFile("db/maybe.sql", "");
    isChanged(folder, inputs, "db/maybe.sql was not there before");
  }

  @Test
  void aFileInAnEarlierPlaceCounts(@TempDir Path dir) throws IOException {
    Path first = Files.createDirectory(dir.resolve("first"));
    full(dir.resolve("second"));
    Changelog changelog = Changelog.locate("shop", SearchPath.of(first, dir.resolve("second")));
    ChangelogInputs inputs = changelog.read().inputs();

    assertThat(inputs.areCurrent(changelog)).isTrue();
    new ChangelogFolder(first).with("one.sql", "--liquibase formatted sql\n");
    assertThat(inputs.change(changelog)).contains("changelogs/shop/one.sql has changed");
  }

  @Test
  void settingsCount(@TempDir Path dir) {
    ChangelogFolder folder = full(dir);
    Changelog changelog = folder.changelog();
    ChangelogInputs inputs = read(folder);
    String digest = changelog.settingsDigest();

    assertThat(changelog.settingsDigest()).isEqualTo(digest).matches("[0-9a-f]{64}");
    for (Changelog other :
        new Changelog[] {
          changelog.withContexts("test"),
          changelog.withLabelFilter("nightly"),
          changelog.withParameters(Map.of("a", "b")),
          new Changelog("bakery", changelog.path(), folder.searchPath(), "", "", Map.of()),
          Changelog.locate("shop", folder.searchPath().thenClassPath())
        }) {
      assertThat(other.settingsDigest()).isNotEqualTo(digest);
      assertThat(inputs.change(other))
          .hasValueSatisfying(change -> assertThat(change).startsWith("the settings are others"));
    }
  }

  @Test
  void propertiesCountWhereTheyAreReferredTo(@TempDir Path dir) {
    ChangelogFolder folder = full(dir);
    ChangelogInputs inputs = read(folder);
    try {
      System.setProperty("plumbline.test.unrelated", "x");
      assertThat(inputs.areCurrent(folder.changelog())).isTrue();

      System.setProperty("plumbline.test.WORD", "hunter2");
      isChanged(folder, inputs, "${plumbline.test.word} has another value");

      System.setProperty("plumbline.test.word", "${plumbline.test.nested}");
      ChangelogInputs nested = read(folder);
      System.setProperty("plumbline.test.nested", "x");
      isChanged(folder, nested, "${plumbline.test.nested} has another value");
      assertThat(nested.toText()).doesNotContain("hunter2");
    } finally {
      System.clearProperty("plumbline.test.unrelated");
      System.clearProperty("plumbline.test.WORD");
      System.clearProperty("plumbline.test.word");
      System.clearProperty("plumbline.test.nested");
    }
    assertThat(inputs.areCurrent(folder.changelog())).isTrue();
  }

  @Test
  void liquibasesConfigurationAndTheTimeZoneCount(@TempDir Path dir) {
    Changelog changelog = full(dir).changelog();
    String digest = changelog.settingsDigest();
    TimeZone zone = TimeZone.getDefault();
    try {
      System.setProperty("liquibase.preserveSchemaCase", "true");
      assertThat(changelog.settingsDigest()).isNotEqualTo(digest);
      System.clearProperty("liquibase.preserveSchemaCase");
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
      assertThat(changelog.settingsDigest()).isNotEqualTo(digest);
    } finally {
      System.clearProperty("liquibase.preserveSchemaCase");
      TimeZone.setDefault(zone);
    }
    assertThat(changelog.settingsDigest()).isEqualTo(digest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yaml", "xml", "json", "sql"})
  void everyFormatOnTheClassPathIsCurrent(String service) {
    Changelog changelog = Changelog.locate(service, SearchPath.classPath());

    ChangelogInputs inputs = changelog.read().inputs();

    assertThat(inputs.change(changelog)).isEmpty();
    assertThat(inputs.toText()).contains(" " + changelog.path() + "\n");
  }

  @Test
  void aReplacedJarCountsAsFarAsItsFilesDiffer(@TempDir Path dir) throws IOException {
    Path jar = dir.resolve("service.jar");
    writeJar(jar, "select 1;");
    Changelog changelog = Changelog.locate("shop", SearchPath.of(jar));
    ChangelogInputs inputs = changelog.read().inputs();

    assertThat(inputs.change(changelog)).isEmpty();
    writeJar(jar, "select 1;");
    assertThat(inputs.change(changelog)).isEmpty();
    writeJar(jar, "select 2;");
    assertThat(inputs.change(changelog)).contains("changelogs/shop/all/1.sql has changed");
  }

  private static void writeJar(Path jar, String sql) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      write(
          zip,
          "changelogs/shop/changelog.yaml",
          "databaseChangeLog: [{includeAll: {path: all, relativeToChangelogFile: true}}]\n");
      write(
          zip,
          "changelogs/shop/all/1.sql",
          "--liquibase formatted sql\n--changeset a:1\n" + sql + "\n");
    }
  }

  private static void write(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  @Test
  void commandsOutsideOfTheDatabaseAreNeverCurrent(@TempDir Path dir) {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withYaml(
                """
                  - changeSet:
                      id: 1
                      author: a
                      changes:
                        - executeCommand:
                            executable: "true"
                """);

    ChangelogReading reading = folder.changelog().read();

    assertThat(reading.inputs().areCurrent(folder.changelog())).isFalse();
    assertThat(reading.inputs().change(folder.changelog()))
        .contains("it runs commands outside of the database, whose results nobody can foresee");
    assertThat(reading.fingerprints()).containsExactly("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into t values (NOW());",
        "insert into t values (current_timestamp);",
        "insert into t values (CURRENT_DATE, localtime);",
        "insert into t values (clock_timestamp() - '1 day'::interval);",
        "insert into t values (date 'yesterday');",
        "insert into t values (${database.currentDateTimeFunction});"
      })
  void noticesTheTime(String sql, @TempDir Path dir) {
    assertThat(read(new ChangelogFolder(dir).withSql("--changeset a:1\n" + sql)).mentionsTime())
        .isTrue();
  }

  @Test
  void noticesTheTimeInValuesButNotInOtherWords(@TempDir Path dir) {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql("--changeset a:1\ninsert into knowns (stage, page) values (${when}, 'snow');");
    Changelog changelog = folder.changelog().withParameters(Map.of("when", "now()"));

    assertThat(read(folder).mentionsTime()).isFalse();
    assertThat(changelog.read().inputs().mentionsTime()).isTrue();
    assertThat(
            read(folder.withSql(
                    "--changeset a:1\ninsert into t values (1);\n--changeset a:2\n"
                        + "insert into t values (timeofday());"))
                .mentionsTime())
        .isTrue();
  }

  @Test
  void survivesBeingWrittenDown(@TempDir Path dir) {
    ChangelogFolder folder = full(dir);
    ChangelogInputs inputs = read(folder);

    ChangelogInputs again = ChangelogInputs.parse(inputs.toText());

    assertThat(again).isEqualTo(inputs).hasSameHashCodeAs(inputs);
    assertThat(again.toText()).isEqualTo(inputs.toText());
    assertThat(again.areCurrent(folder.changelog())).isTrue();
    assertThat(again.mentionsTime()).isEqualTo(inputs.mentionsTime());
    assertThat(folder.changelog().read().inputs()).isEqualTo(inputs);
  }

  @Test
  void oddNamesStayOnOneLine() {
    ChangelogInput odd = ChangelogInput.untraceable(" a\nb\rc\\nd\\\\ \te ");

    assertThat(odd.toLine()).doesNotContain("\n").doesNotContain("\r");
    assertThat(ChangelogInput.parse(odd.toLine())).isEqualTo(odd);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "something else",
        "plumbline changelog inputs 2\nsettings a\nmentions time false\n",
        "plumbline changelog inputs 1\nsettings a\nmentions time false\nfile -\n",
        "plumbline changelog inputs 1\nsettings a\nmentions time false\nplanet - x\n",
        "plumbline changelog inputs 1\nsettings a\nmentions time false\nsearch - x\n"
      })
  void refusesOtherTexts(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> ChangelogInputs.parse(text));
  }

  @Test
  void xmlThatDrawsInOtherFilesIsNeverCurrent(@TempDir Path dir) {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .with(
                "changelog.xml",
                """
                <?xml version="1.0"?>
                <!DOCTYPE databaseChangeLog [<!ENTITY word "loaves">]>
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                      http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                  <changeSet id="1" author="a"><sql>select '&word;'</sql></changeSet>
                </databaseChangeLog>
                """);

    assertThat(folder.changelog().read().inputs().change(folder.changelog()))
        .hasValueSatisfying(change -> assertThat(change).contains("has a document type"));
  }
}
