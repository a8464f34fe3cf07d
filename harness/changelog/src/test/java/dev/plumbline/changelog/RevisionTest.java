package dev.plumbline.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.Revision;
import dev.plumbline.verification.Revision.ExpectedChangeSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionTest {

  @ParameterizedTest
  @CsvSource({
    "yaml, changelogs/yaml/loaves.yaml",
    "xml, changelogs/xml/loaves/loaves.xml",
    "json, changelogs/json/changelog.json",
    "sql, changelogs/sql/changelog.sql"
  })
  void listsTheChangeSetsOfEveryFormat(String service, String file) {
    Revision revision = Changelog.locate(service, SearchPath.classPath()).revision();

    assertThat(revision.service()).isEqualTo(service);
    assertThat(revision.changeSets())
        .extracting(ExpectedChangeSet::id)
        .containsExactly(
            new ChangeSetId(file, "create-loaves", "mira"),
            new ChangeSetId(file, "seed-loaves", "mira"));
    assertThat(revision.changeSets())
        .allSatisfy(changeSet -> assertThat(changeSet.checksum()).matches("9:[0-9a-f]{32}"));
  }

  @Test
  void leavesOutWhatDoesNotApply(@TempDir Path dir) {
    Changelog changelog =
        new ChangelogFolder(dir)
            .withSql(
                """
                --changeset a:always
                select 1;
                --changeset a:test context:test
                select 1;
                --changeset a:prod context:prod
                select 1;
                --changeset a:nightly labels:nightly
                select 1;
                --changeset a:oracle dbms:oracle
                select 1;
                --changeset a:ignored ignore:true
                select 1;
                """)
            .changelog();

    assertThat(ids(changelog)).containsExactly("always", "test", "prod", "nightly");
    assertThat(ids(changelog.withContexts("prod").withLabelFilter("!nightly")))
        .containsExactly("always", "prod");
  }

  private static List<String> ids(Changelog changelog) {
    return changelog.revision().changeSets().stream()
        .map(changeSet -> changeSet.id().id())
        .toList();
  }

  @Test
  void knowsWhichChecksumsMayChange(@TempDir Path dir) {
    Revision revision =
        new ChangelogFolder(dir)
            .withSql(
                """
                --changeset a:once
                select 1;
                --changeset a:on-change runOnChange:true
                select 1;
                --changeset a:always runAlways:true
                select 1;
                --changeset a:any
                --validCheckSum: ANY
                select 1;
                """)
            .changelog()
            .revision();

    assertThat(revision.changeSets())
        .extracting(ExpectedChangeSet::mutable)
        .containsExactly(false, true, true, false);
    assertThat(revision.changeSets().get(3).checksum()).isNull();
  }

  @Test
  void parametersArePartOfTheChecksum(@TempDir Path dir) {
    Changelog changelog =
        new ChangelogFolder(dir).withSql("--changeset a:1\nselect '${answer}';\n").changelog();

    assertThat(changelog.withParameters(Map.of("answer", "42")).revision())
        .isNotEqualTo(changelog.withParameters(Map.of("answer", "43")).revision());
  }

  @Test
  void aLogicalFilePathIsPartOfTheIdentity(@TempDir Path dir) {
    Revision revision =
        new ChangelogFolder(dir)
            .with(
                "changelog.sql",
                "--liquibase formatted sql logicalFilePath:shop.sql\n--changeset a:1\nselect 1;\n")
            .changelog()
            .revision();

    assertThat(revision.changeSets().get(0).id()).hasToString("shop.sql::1::a");
  }

  private static List<Finding> findings(ChangelogFolder folder) {
    InvalidChangelogException e =
        catchThrowableOfType(InvalidChangelogException.class, () -> folder.changelog().revision());
    assertThat(e.getMessage()).startsWith("shop: the changelog changelogs/shop/changelog.");
    return e.findings().all();
  }

  private static Finding finding(ChangelogFolder folder) {
    List<Finding> findings = findings(folder);
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  @Test
  void aSyntaxErrorIsReportedWithFileAndLine(@TempDir Path dir) {
    String noColon = "databaseChangeLog:\n  - changeSet:\n      id: 1\n     author: mira\n";
    Finding yaml =
        finding(
            new ChangelogFolder(dir.resolve("yaml"))
                .withYaml("  - include:\n      file: 1.yaml\n      relativeToChangelogFile: true\n")
                .with("1.yaml", noColon));
    Finding xml =
        finding(
            new ChangelogFolder(dir.resolve("xml"))
                .with(
                    "changelog.xml",
                    """
                    <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                        xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                        http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                      <changeSet id="1" author="mira">
                        <createTabel/>
                      </changeSet>
                    </databaseChangeLog>
                    """));
    Finding json =
        finding(
            new ChangelogFolder(dir.resolve("json"))
                .with("changelog.json", "{\"databaseChangeLog\": [\n  {\"a\" \"b\"}]}"));
    Finding sql =
        finding(new ChangelogFolder(dir.resolve("sql")).withSql("\n--changeset mira\nselect 1;"));

    assertThat(List.of(yaml, xml, json, sql))
        .extracting(Finding::code)
        .containsOnly(FindingCode.CHANGELOG_UNREADABLE);
    assertThat(yaml.subject()).isEqualTo("changelogs/shop/1.yaml:4");
    assertThat(yaml.actual()).contains("expected <block end>");
    assertThat(xml.subject()).isEqualTo("changelogs/shop/changelog.xml:6");
    assertThat(json.subject()).isEqualTo("changelogs/shop/changelog.json:2");
    assertThat(sql.subject()).isEqualTo("changelogs/shop/changelog.sql:3");
    assertThat(sql.actual()).contains("--changeset <authorname>:<changesetId>");
  }

  @Test
  void aMissingIncludeIsReported(@TempDir Path dir) {
    Finding finding =
        finding(new ChangelogFolder(dir).withYaml("  - include:\n      file: shop/1.yaml\n"));

    assertThat(finding.code()).isEqualTo(FindingCode.CHANGELOG_UNREADABLE);
    assertThat(finding.subject()).isEqualTo("changelogs/shop/changelog.yaml");
    assertThat(finding.actual()).contains("The file shop/1.yaml was not found");
  }

  @Test
  void anUnknownChangeIsReported(@TempDir Path dir) {
    Finding finding =
        finding(
            new ChangelogFolder(dir)
                .withYaml(
                    """
                      - changeSet:
                          id: 1
                          author: mira
                          changes:
                            - createTabel:
                                tableName: loaves
                    """));

    assertThat(finding.subject()).isEqualTo("changelogs/shop/changelog.yaml");
    assertThat(finding.actual()).contains("Unknown change type 'createTabel'");
  }

  @Test
  void incompleteChangesAreReportedAllAtOnce(@TempDir Path dir) {
    List<Finding> findings =
        findings(
            new ChangelogFolder(dir)
                .withYaml(
                    """
                      - changeSet:
                          id: 1
                          author: mira
                          changes:
                            - dropTable: {}
                      - changeSet:
                          id: 2
                          changes:
                            - renameColumn:
                                tableName: loaves
                                oldColumnName: name
                    """));

    assertThat(findings).extracting(Finding::code).containsOnly(FindingCode.CHANGESET_INVALID);
    assertThat(findings)
        .extracting(Finding::subject, Finding::actual)
        .containsExactlyInAnyOrder(
            tuple(
                "changelogs/shop/changelog.yaml::1::mira",
                "tableName is required for dropTable on postgresql"),
            tuple("changelogs/shop/changelog.yaml::2::?", "it has no author"),
            tuple(
                "changelogs/shop/changelog.yaml::2::?",
                "newColumnName is required for renameColumn on postgresql"));
  }

  @Test
  void duplicatesAreReportedWithTheirFiles(@TempDir Path dir) {
    String changeSet = "--changeset a:1\nselect 1;\n";
    Finding twice = finding(new ChangelogFolder(dir.resolve("twice")).withSql(changeSet.repeat(2)));
    String header = "--liquibase formatted sql logicalFilePath:same\n";
    Finding logical =
        finding(
            new ChangelogFolder(dir.resolve("logical"))
                .withYaml(
                    """
                      - includeAll:
                          path: files
                          relativeToChangelogFile: true
                    """)
                .with("files/1.sql", header + changeSet)
                .with("files/2.sql", header + changeSet));

    assertThat(twice.code()).isEqualTo(FindingCode.CHANGESET_DUPLICATE);
    assertThat(twice.subject()).isEqualTo("changelogs/shop/changelog.sql::1::a");
    assertThat(twice.actual()).isEqualTo("declared 2 times, in changelogs/shop/changelog.sql");
    assertThat(logical.subject()).isEqualTo("same::1::a");
    assertThat(logical.actual())
        .isEqualTo("declared 2 times, in changelogs/shop/files/1.sql, changelogs/shop/files/2.sql");
  }

  @Test
  void lineThatLiquibaseWouldSkipInSilenceIsReported(@TempDir Path dir) {
    List<Finding> findings =
        findings(
            new ChangelogFolder(dir)
                .withSql(
                    """
                    --changeset a:1
                    select 1;
                    --chageset a:2
                    select 2;
                    ---changeset a:3
                    select 3;
                    -- Change Set a:4
                    select 4;
                    --chageset "a b":5
                    -- changes made: none
                    -- the charset utf:8 is no change
                    """));

    assertThat(findings).extracting(Finding::code).containsOnly(FindingCode.CHANGESET_NOT_PARSED);
    assertThat(findings)
        .extracting(Finding::subject)
        .containsExactlyInAnyOrder(
            "changelogs/shop/changelog.sql:4",
            "changelogs/shop/changelog.sql:6",
            "changelogs/shop/changelog.sql:8",
            "changelogs/shop/changelog.sql:10");
    assertThat(findings)
        .filteredOn(finding -> finding.subject().endsWith(":4"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.expected()).isEqualTo("--changeset author:id");
              assertThat(finding.actual()).isEqualTo("--chageset a:2");
              assertThat(finding.fix())
                  .isEqualTo("Correct line 4 of changelogs/shop/changelog.sql.");
            });
  }

  /** A licence above the first line makes plain SQL of it, in which these lines are comments. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--changeset a:1 dbms:h2",
        "--changeset a:1 context:prod",
        "--changeset a:1 dbms:postgresql runInTransaction:false",
        "--changeset a:1 dbms:!postgresql",
        "--changeset a:1 splitStatements:false context:prod",
        "--changeset a:1 splitStatements:true",
        "--changeset a:1 splitStatements:false endDelimiter:/",
        "--changeset a:1\n--preconditions onFail:MARK_RAN",
        "--changeset a:1\n--validCheckSum: any",
      })
  void whatFormattedSqlWithoutItsHeaderDoesNotObeyIsReported(String lines, @TempDir Path dir) {
    Finding finding =
        finding(
            new ChangelogFolder(dir)
                .withYaml("  - include:\n      file: 1.sql\n      relativeToChangelogFile: true\n")
                .with("1.sql", "-- ours\n--liquibase formatted sql\n" + lines + "\nselect 1;\n"));

    assertThat(finding.code()).isEqualTo(FindingCode.CHANGESET_NOT_PARSED);
    assertThat(finding.subject()).isEqualTo("changelogs/shop/1.sql:" + (2 + lines.lines().count()));
    assertThat(finding.expected()).startsWith("--liquibase formatted sql");
    assertThat(finding.actual()).endsWith(lines.lines().reduce("", (first, last) -> last));
  }

  /** As stock does, whose databases have it in their history under that name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--changeset a:1",
        "-- changeset a: add a column",
        "--changeset a:1 dbms:postgresql",
        "--changeset a:1 dbms: h2,postgresql",
        "--changeset a:1 splitStatements:false",
        "--changeset a:1 dbms:postgresql splitStatements: FALSE stripComments:false",
        "--changeset a:1\nselect 0;\n--changeset a:2\n--rollback select 2;",
      })
  void formattedSqlWithoutItsHeaderIsRunAsItIs(String lines, @TempDir Path dir) {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withYaml("  - include:\n      file: 1.sql\n      relativeToChangelogFile: true\n")
            .with("1.sql", "/* ours */\n--liquibase formatted sql\n" + lines + "\nselect 1;\n");

    assertThat(folder.changelog().revision().changeSets())
        .extracting(changeSet -> changeSet.id().id())
        .containsExactly("raw");
  }

  @Test
  void aChangelogWithoutChangeSetsIsReported(@TempDir Path dir) {
    Finding none = finding(new ChangelogFolder(dir.resolve("none")).withYaml("  []\n"));
    Changelog filtered =
        new ChangelogFolder(dir.resolve("filtered"))
            .withSql("--changeset a:1 context:prod\nselect 1;\n")
            .changelog()
            .withContexts("test");
    InvalidChangelogException e =
        catchThrowableOfType(InvalidChangelogException.class, () -> filtered.revision());

    assertThat(none.code()).isEqualTo(FindingCode.CHANGELOG_EMPTY);
    assertThat(none.actual()).isEqualTo("none");
    assertThat(Objects.requireNonNull(e.findings().all().get(0).actual()))
        .isEqualTo("none of the 1 declared ones (contexts: test, label filter: none)");
  }
}
