package dev.plumbline.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which included files are said to declare nothing. */
class EmptyFilesTest {

  /** A root that includes the file, and has a changeSet of its own. */
  private static List<String> emptyFiles(Path dir, String name, String text, String... others) {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withYaml(
                """
                  - include:
                      file: %s
                      relativeToChangelogFile: true
                  - changeSet:
                      id: 1
                      author: a
                      changes:
                        - sql:
                            sql: select 1
                """
                    .formatted(name))
            .with(name, text);
    for (int i = 0; i < others.length; i += 2) {
      folder.with(others[i], others[i + 1]);
    }
    return folder.changelog().emptyFiles().stream()
        .peek(finding -> assertThat(finding.code()).isEqualTo(FindingCode.CHANGELOG_EMPTY))
        .map(Finding::subject)
        .toList();
  }

  private static String xml(String content) {
    return """
    <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
          http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
      %s
    </databaseChangeLog>
    """
        .formatted(content);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "- property: {name: a, value: b}",
        "- \"property\": {name: a, value: b}",
        "- {property: {name: a, value: b}}",
        "- preConditions: [{dbms: {type: postgresql}}]"
      })
  void sharedDeclarationsInYamlAreNoReason(String content, @TempDir Path dir) {
    assertThat(emptyFiles(dir, "shared.yaml", "databaseChangeLog:\n  " + content + "\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<property name=\"a\" value=\"b\"/>",
        "<preConditions><dbms type=\"postgresql\"/></preConditions>"
      })
  void sharedDeclarationsInXmlAreNoReason(String content, @TempDir Path dir) {
    assertThat(emptyFiles(dir, "shared.xml", xml(content))).isEmpty();
  }

  @Test
  void sharedDeclarationsInJsonAreNoReason(@TempDir Path dir) {
    String json = "{\"databaseChangeLog\": [{\"property\": {\"name\": \"a\", \"value\": \"b\"}}]}";

    assertThat(emptyFiles(dir, "shared.json", json)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--property name:a value:b",
        "-- property name:a value:b",
        "--preconditions onFail:HALT"
      })
  void sharedDeclarationsInSqlAreNoReason(String line, @TempDir Path dir) {
    assertThat(emptyFiles(dir, "shared.sql", "--liquibase formatted sql\n" + line + "\n"))
        .isEmpty();
  }

  /** Products that run on several databases have a file for each. */
  @Test
  void changeSetsForOtherDatabasesAreNoReason(@TempDir Path dir) {
    String yaml =
        """
        databaseChangeLog:
          - changeSet: {id: m, author: a, dbms: %s, changes: [{sql: {sql: select 1}}]}
        """;
    assertThat(emptyFiles(dir, "1.yaml", yaml.formatted("'mysql,hsqldb'"))).isEmpty();
    assertThat(emptyFiles(dir, "2.yaml", yaml.formatted("'!postgresql'"))).isEmpty();
    assertThat(
            emptyFiles(
                dir,
                "3.xml",
                xml(
                    """
                    <property name="a" value="b" dbms="h2"/>
                    <changeSet id="m" author="a" dbms="h2"><sql>select 1</sql></changeSet>
                    """)))
        .isEmpty();
    assertThat(
            emptyFiles(
                dir, "4.sql", "--liquibase formatted sql\n--changeset a:m dbms:h2\nselect 1;\n"))
        .isEmpty();
    assertThat(
            emptyFiles(
                dir.resolve("inner"),
                "5.yaml",
                "databaseChangeLog:\n  - include: {file: 4.sql, relativeToChangelogFile: true}\n",
                "4.sql",
                "--liquibase formatted sql\n--changeset a:m dbms:h2\nselect 1;\n"))
        .isEmpty();
  }

  @Test
  void filesThatDeclareNothingAreReported(@TempDir Path dir) {
    assertThat(emptyFiles(dir, "1.yaml", "databaseChangeLog: []\n"))
        .containsExactly("changelogs/shop/1.yaml");
    assertThat(emptyFiles(dir, "2.yaml", "# - property: x\ndatabaseChangeLog: [] # property: x\n"))
        .containsExactly("changelogs/shop/2.yaml");
    assertThat(emptyFiles(dir, "3.json", "{\"databaseChangeLog\": []}"))
        .containsExactly("changelogs/shop/3.json");
    assertThat(emptyFiles(dir, "4.xml", xml(""))).containsExactly("changelogs/shop/4.xml");
    assertThat(emptyFiles(dir, "5.xml", xml("<!--\n<property name=\"a\" value=\"b\"/>\n-->")))
        .containsExactly("changelogs/shop/5.xml");
    assertThat(emptyFiles(dir, "6.sql", "--liquibase formatted sql\n-- the property of nobody\n"))
        .containsExactly("changelogs/shop/6.sql");
  }
}
