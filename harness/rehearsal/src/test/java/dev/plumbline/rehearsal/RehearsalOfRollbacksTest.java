package dev.plumbline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import dev.plumbline.migrator.ChangeSetFailedException;
import dev.plumbline.migrator.DatabaseUnusableException;
import dev.plumbline.servers.Disposable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RehearsalOfRollbacksTest {

  private static Findings rollbacks(ChangelogFolder folder) {
    return new Rehearsal(folder.changelog(), new FreshDatabases()).rollbacks();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yaml", "xml", "json", "sql"})
  void isSatisfiedWithCompleteOnes(String service) {
    AtomicInteger databases = new AtomicInteger();
    Rehearsal rehearsal =
        new Rehearsal(
            Changelog.locate(service, SearchPath.classPath()),
            new FreshDatabases(
                () -> {
                  databases.incrementAndGet();
                  return Disposable.database();
                }));

    assertThat(rehearsal.rollbacks().isEmpty()).isTrue();
    assertThat(databases).hasValue(1);
  }

  @Test
  void findsEveryProblemInOneGo(@TempDir Path dir) {
    Findings findings =
        rollbacks(
            new ChangelogFolder(dir)
                .withSql(
                    """
                    --changeset a:01-good
                    create table loaves (id int);
                    --rollback drop table loaves;
                    --changeset a:02-incomplete
                    alter table loaves add column name text, add column price numeric;
                    --rollback alter table loaves drop column price;
                    --changeset a:03-missing
                    create index ix_loaves on loaves (id);
                    --changeset a:04-good
                    create table crumbs (id int);
                    --rollback drop table crumbs;
                    --changeset a:05-failing
                    alter table crumbs add column size int;
                    --rollback alter table crumbs drop column sise;
                    --changeset a:06-too-much
                    alter table crumbs add column colour text;
                    --rollback alter table crumbs drop column colour, drop column size;
                    --changeset a:07-missing
                    select 1;
                    --changeset a:08-not-required
                    update loaves set name = 'rye';
                    --rollback not required
                    """));

    assertThat(findings)
        .extracting(finding -> finding.code() + " " + finding.subject().split("::", -1)[1])
        .containsExactly(
            "ROLLBACK_INCOMPLETE 02-incomplete",
            "ROLLBACK_MISSING 03-missing",
            "ROLLBACK_FAILED 05-failing",
            "ROLLBACK_INCOMPLETE 06-too-much",
            "ROLLBACK_MISSING 07-missing");
    assertThat(findings)
        .extracting(Finding::actual)
        .containsExactly(
            "column loaves.name is there, but should not be",
            "none declared, and Liquibase cannot derive one from its changes",
            "ERROR: column \"sise\" of relation \"crumbs\" does not exist\n"
                + "in: alter table crumbs drop column sise",
            "column crumbs.size is missing",
            "none declared, and Liquibase cannot derive one from its changes");
  }

  /** One note for a team that does not roll back, instead of what it knows anyway. */
  @Test
  void thatNoChangeSetDeclaresIsTheWayOfTheChangelog(@TempDir Path dir) {
    StringBuilder sql = new StringBuilder();
    for (int i = 1; i <= 6; i++) {
      sql.append("--changeset a:").append(i).append("\ncreate table t").append(i).append(" ();\n");
    }
    String declared = "--changeset a:7\ncreate table last ();\n--rollback drop table last;\n";

    Findings without = rollbacks(new ChangelogFolder(dir.resolve("a")).withSql(sql.toString()));
    Findings with = rollbacks(new ChangelogFolder(dir.resolve("b")).withSql(sql + declared));

    assertThat(without)
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.code()).isEqualTo(FindingCode.ROLLBACK_MISSING);
              assertThat(note.severity()).isEqualTo(Severity.NOTE);
              assertThat(note.subject()).isEqualTo("changelogs/shop/changelog.sql");
              assertThat(note.actual())
                  .startsWith("6 of 6 changeSets cannot be rolled back, and none declares");
            });
    assertThat(with).hasSize(6).allMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /** What can be rolled back, because nothing below stands in the way, is. */
  @Test
  void theLatestChangeSetsOfSuchAChangelogAreRehearsed(@TempDir Path dir) {
    StringBuilder yaml = new StringBuilder();
    for (int i = 1; i <= 6; i++) {
      yaml.append(
          "  - changeSet: {id: %1$d, author: a, changes: [sql: {sql: create table t%1$d (id int)}]}\n"
              .formatted(i));
    }
    yaml.append(
        """
          - changeSet:
              id: 7
              author: a
              changes: [createView: {viewName: v, selectQuery: select 1 as id}]
          - changeSet:
              id: 8
              author: a
              changes:
                - createView: {viewName: v, selectQuery: select 2 as id, replaceIfExists: true}
        """);

    Findings findings = rollbacks(new ChangelogFolder(dir).withYaml(yaml.toString()));

    assertThat(findings)
        .extracting(finding -> finding.code() + " " + finding.severity())
        .containsExactlyInAnyOrder(
            "ROLLBACK_MISSING NOTE", "ROLLBACK_INCOMPLETE ERROR", "ROLLBACK_FAILED ERROR");
  }

  /** Nothing can be rolled back past the last ones, so the first database is of no use. */
  @Test
  void theLastChangeSetsMayBeTheOnesWithoutRollback(@TempDir Path dir) {
    Findings findings =
        rollbacks(
            new ChangelogFolder(dir)
                .withSql(
                    """
                    --changeset a:01-good
                    create table loaves (id int);
                    --rollback drop table loaves;
                    --changeset a:02-incomplete
                    alter table loaves add column name text, add column price numeric;
                    --rollback alter table loaves drop column price;
                    --changeset a:03-missing
                    create index ix_loaves on loaves (id);
                    --changeset a:04-missing
                    update loaves set name = 'rye';
                    """));

    assertThat(findings)
        .extracting(finding -> finding.code() + " " + finding.subject().split("::", -1)[1])
        .containsExactly(
            "ROLLBACK_INCOMPLETE 02-incomplete",
            "ROLLBACK_MISSING 03-missing",
            "ROLLBACK_MISSING 04-missing");
  }

  @Test
  void reportsWhatIsLeftBehindOnlyOnce(@TempDir Path dir) {
    Findings findings =
        rollbacks(
            new ChangelogFolder(dir)
                .withSql(
                    """
                    --changeset a:1
                    create table loaves (id int);
                    --rollback drop table loaves;
                    --changeset a:2
                    create table crumbs (id int);
                    --rollback drop table crumbs;
                    --changeset a:3
                    create sequence loaf_ids;
                    --rollback select 1;
                    """));

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(FindingCode.ROLLBACK_INCOMPLETE);
              assertThat(finding.subject()).isEqualTo("changelogs/shop/changelog.sql::3::a");
              assertThat(finding.actual())
                  .isEqualTo("sequence loaf_ids is there, but should not be");
            });
  }

  @Test
  void copesWithRepeatablesMarkedAndConcurrentOnes(@TempDir Path dir) {
    Findings findings =
        rollbacks(
            new ChangelogFolder(dir)
                .withSql(
                    """
                    --changeset a:1
                    create table loaves (id int);
                    --rollback drop table loaves;
                    --changeset a:2 runAlways:true
                    create or replace view names as select id from loaves;
                    --rollback drop view names;
                    --changeset a:3
                    --preconditions onFail:MARK_RAN
                    --precondition-sql-check expectedResult:0 select 1
                    create table loaves (id int);
                    --rollback empty
                    --changeset a:4
                    --preconditions onFail:CONTINUE
                    --precondition-sql-check expectedResult:0 select 1
                    create table loaves (id int);
                    --rollback drop table loaves;
                    --changeset a:5 runInTransaction:false
                    create index concurrently ix_loaves on loaves (id);
                    --rollback drop index concurrently ix_loaves;
                    """));

    assertThat(findings.isEmpty()).isTrue();
  }

  /** In production, whoever rolls back has another session. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        create temporary table saved as select 1 as id;
        --rollback create table copy as select * from saved; drop table copy;
        """,
        "set shop.mode = 'night';\n--rollback select current_setting('shop.mode');\n",
        "set search_path = attic;\n--rollback select id from trunk;\n",
        "prepare q as select 1;\n--rollback execute q;\n"
      })
  void nothingOfTheSessionThatMigratedIsThere(String changeSet, @TempDir Path dir) {
    Findings findings =
        rollbacks(
            new ChangelogFolder(dir)
                .withSql(
                    """
                    --changeset a:1
                    create schema attic;
                    create table attic.trunk (id int);
                    --rollback drop schema attic cascade;
                    --changeset a:2
                    """
                        + changeSet));

    assertThat(findings).extracting(Finding::code).contains(FindingCode.ROLLBACK_FAILED);
  }

  @Test
  void aChangeSetThatCannotEvenBeAppliedIsAnException(@TempDir Path dir) {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql("--changeset a:1\nselect 1/0;\n");

    assertThatExceptionOfType(ChangeSetFailedException.class)
        .isThrownBy(() -> rollbacks(folder))
        .withMessageContaining("division by zero");
  }

  @Test
  void saysThatThereIsNoDatabase(@TempDir Path dir) {
    ChangelogFolder folder = new ChangelogFolder(dir).withSql("--changeset a:1\nselect 1;\n");
    Rehearsal rehearsal =
        new Rehearsal(
            folder.changelog(),
            new FreshDatabases(
                () -> {
                  throw new SQLException("Connection refused", "08001");
                }));

    assertThatExceptionOfType(DatabaseUnusableException.class)
        .isThrownBy(rehearsal::rollbacks)
        .withMessageContaining("Connection refused (SQLState 08001)");
    assertThatExceptionOfType(DatabaseUnusableException.class).isThrownBy(rehearsal::migrate);
  }
}
