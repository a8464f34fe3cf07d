package dev.plumbline.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes a changeSet's fingerprint, and what does not. */
class FingerprintsTest {

  private static final String CHANGESET =
      """
        - property: {name: global, value: g}
        - changeSet:
            id: 1
            author: a
            context: prod
            labels: nightly
            runInTransaction: true
            preConditions:
              - onFail: MARK_RAN
              - sqlCheck:
                  expectedResult: 0
                  sql: select count(*) from pg_class where relname = 'loaves'
              - not:
                  - tableExists:
                      tableName: crumbs
            changes:
              - createTable:
                  tableName: loaves
                  columns:
                    - column: {name: id, type: int, constraints: {nullable: false}}
              - sqlFile:
                  path: statements.txt
                  relativeToChangelogFile: true
              - insert:
                  tableName: loaves
                  columns:
                    - column: {name: id, valueClobFile: clob.txt}
            modifySql:
              - append: {value: " /* ok */"}
            rollback:
              - dropTable: {tableName: loaves}
        - changeSet:
            id: 2
            author: a
            changes:
              - sql: {sql: select 2}
      """;

  private static ChangelogFolder folder(Path dir, String yaml) {
    return new ChangelogFolder(dir)
        .withYaml(yaml)
        .with("statements.txt", "select 'a  b';")
        .with("clob.txt", "1");
  }

  private static List<String> fingerprints(ChangelogFolder folder) {
    return folder.changelog().read().fingerprints();
  }

  @Test
  void areTheSameAgainAndOnePerChangeSet(@TempDir Path dir) {
    ChangelogFolder folder = folder(dir, CHANGESET);
    List<String> fingerprints = fingerprints(folder);

    assertThat(fingerprints)
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allSatisfy(fingerprint -> assertThat(fingerprint).matches("[0-9a-f]{64}"))
        .isEqualTo(fingerprints(folder));
  }

  @Test
  void stayWhenAChangeSetIsAppended(@TempDir Path dir) {
    List<String> before = fingerprints(folder(dir, CHANGESET));
    String appended =
        CHANGESET
            + """
              - changeSet:
                  id: 3
                  author: b
                  changes:
                    - sql: {sql: "select '${plumbline.test.unset}'"}
            """;

    assertThat(fingerprints(folder(dir, appended)))
        .hasSize(3)
        .startsWith(before.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "author: a|author: b",
        "context: prod|context: prod or test",
        "labels: nightly|labels: daily",
        "runInTransaction: true|runInTransaction: false",
        "onFail: MARK_RAN|onFail: CONTINUE",
        "expectedResult: 0|expectedResult: 1",
        "relname = 'loaves'|relname = 'rolls'",
        "tableName: crumbs|tableName: rolls",
        "tableExists|viewExists",
        "nullable: false|nullable: true",
        "type: int|type: bigint",
        "/* ok */|/* other */",
        "- dropTable: {tableName: loaves}|- sql: {sql: drop table loaves}",
        "value: g|value: h"
      })
  void changeWithAnythingThatIsDeclared(String from, String to, @TempDir Path dir) {
    List<String> before = fingerprints(folder(dir, CHANGESET));
    String edited =
        CHANGESET
            .replace(from, to)
            .replace(
                "viewExists:\n                      tableName",
                "viewExists:\n                      viewName");
    assertThat(edited).isNotEqualTo(CHANGESET);

    List<String> after = fingerprints(folder(dir, edited));

    assertThat(after).hasSize(2).doesNotContain("");
    assertThat(after.get(0)).isNotEqualTo(before.get(0));
  }

  @ParameterizedTest
  @CsvSource({"statements.txt, select 'a b';", "clob.txt, 2"})
  void changeWithTheFilesThatAreRead(String file, String text, @TempDir Path dir) {
    ChangelogFolder folder = folder(dir, CHANGESET);
    List<String> before = fingerprints(folder);

    List<String> after = fingerprints(folder.with(file, text));

    assertThat(after.get(0)).isNotEqualTo(before.get(0));
    assertThat(after.get(1)).isEqualTo(before.get(1));
  }

  @Test
  void changeWithSettingsAndVariables(@TempDir Path dir) {
    ChangelogFolder folder =
        folder(dir, CHANGESET).with("statements.txt", "select '${plumbline.test.word}';");
    Changelog changelog = folder.changelog();
    HashSet<String> first = new HashSet<>();
    first.add(fingerprints(folder).get(0));
    first.add(changelog.withParameters(Map.of("a", "b")).read().fingerprints().get(0));
    first.add(changelog.withContexts("prod").read().fingerprints().get(0));
    try {
      System.setProperty("plumbline.test.word", "x");
      first.add(fingerprints(folder).get(0));
    } finally {
      System.clearProperty("plumbline.test.word");
    }

    assertThat(first).hasSize(4);
  }

  @Test
  void preconditionsOfTheWholeChangelogCount(@TempDir Path dir) {
    String harmless = "  - preConditions: [{dbms: {type: postgresql}}]\n";
    String looking =
        "  - preConditions: [{sqlCheck: {expectedResult: 0, sql: select count(*) from pg_user}}]\n";

    List<String> without = fingerprints(folder(dir, CHANGESET));
    List<String> with = fingerprints(folder(dir, harmless + CHANGESET));

    assertThat(with.get(0)).isNotEqualTo(without.get(0)).isNotEmpty();
    assertThat(with.get(1)).isEqualTo(without.get(1));
    assertThat(fingerprints(folder(dir, looking + CHANGESET))).containsExactly("", without.get(1));
  }

  @Test
  void propertiesOfAFileCountForItsChangeSetsOnly(@TempDir Path dir) {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withYaml(
                "  - include: {file: changelogs/shop/1.yaml}\n  - include: {file: changelogs/shop/2.yaml}\n")
            .with("1.yaml", local("1", "x"))
            .with("2.yaml", local("2", "x"));
    List<String> before = fingerprints(folder);
    List<String> after = fingerprints(folder.with("2.yaml", local("2", "y")));

    assertThat(after.get(0)).isEqualTo(before.get(0));
    assertThat(after.get(1)).isNotEqualTo(before.get(1));
  }

  private static String local(String id, String value) {
    return """
    databaseChangeLog:
      - property: {name: word, value: %s, global: false}
      - changeSet:
          id: %s
          author: a
          changes: [{sql: {sql: select 1}}]
    """
        .formatted(value, id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"runAlways:true", "runAlways:true runOnChange:true"})
  void whatIsNotEvenLikeItselfHasNone(String attribute, @TempDir Path dir) {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql("--changeset a:1\nselect 1;\n--changeset a:2 " + attribute + "\nselect 2;\n");

    List<String> fingerprints = fingerprints(folder);

    assertThat(fingerprints).hasSize(2);
    assertThat(fingerprints.get(0)).isNotEmpty();
    assertThat(fingerprints.get(1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yaml", "xml", "json", "sql"})
  void everyFormatHasThem(String service) {
    Changelog changelog = Changelog.locate(service, SearchPath.classPath());

    ChangelogReading reading = changelog.read();

    assertThat(reading.fingerprints())
        .hasSize(2)
        .doesNotContain("")
        .isEqualTo(changelog.read().fingerprints());
    assertThat(reading.revision()).isEqualTo(changelog.revision());
    assertThat(reading.emptyFiles().isEmpty()).isTrue();
  }
}
