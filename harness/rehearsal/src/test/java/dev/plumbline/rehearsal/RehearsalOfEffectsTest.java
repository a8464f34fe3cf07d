package dev.plumbline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.servers.Disposable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalOfEffectsTest {

  /** What the other changeSets work on. */
  private static final String SETUP =
      """
      --changeset a:setup splitStatements:false
      create table loaves (id int primary key, name text not null);
      create sequence loaf_ids;
      create index ix_loaves on loaves (name);
      create view loaf_names as select name from loaves;
      create type size as enum ('small');
      create function backfill() returns void language sql as 'update loaves set name = id::text';
      create function harmless() returns int language sql as 'select 1';
      create procedure repair() language plpgsql as $$
        begin update loaves set name = 'x'; commit; end $$;
      """;

  private static Findings effects(ChangelogFolder folder) {
    return new Rehearsal(folder.changelog(), new FreshDatabases()).migrate().withoutEffect();
  }

  /** PostgreSQL gives a transaction an id for such a lock alone, if it writes WAL for replicas. */
  @Test
  void aLockIsNoEffectWhereReplicasHearOfIt(@TempDir Path dir) {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                """
                --changeset a:1
                create table loaves (id int);
                --changeset a:2
                alter table loaves add column if not exists id int;
                --changeset a:3
                update loaves set id = 1;
                """);

    assertThat(
            new Rehearsal(folder.changelog(), new FreshDatabases(Disposable::replicableDatabase))
                .migrate()
                .withoutEffect())
        .extracting(Finding::subject)
        .containsExactly("changelogs/shop/changelog.sql::2::a");
  }

  /** The ids of the changeSets without effect. */
  private static List<String> without(Path dir, String... changeSets) {
    StringBuilder sql = new StringBuilder(SETUP);
    for (int i = 0; i < changeSets.length; i++) {
      sql.append("--changeset a:").append(i).append(' ').append(changeSets[i]).append('\n');
    }
    Findings findings = effects(new ChangelogFolder(dir).withSql(sql.toString()));
    assertThat(findings)
        .extracting(Finding::code)
        .allMatch(FindingCode.CHANGESET_WITHOUT_EFFECT::equals);
    return findings.stream().map(finding -> finding.subject().split("::", -1)[1]).toList();
  }

  @Test
  void reportsTheFourWaysOfAnEmptyChangeSet(@TempDir Path dir) {
    Findings findings =
        effects(
            new ChangelogFolder(dir)
                .withYaml(
                    """
                      - changeSet:
                          id: 0-setup
                          author: a
                          changes:
                            - sql:
                                sql: create table loaves (id int)
                      - changeSet:
                          id: 1-none
                          author: a
                          changes: []
                      - changeSet:
                          id: 2-comment
                          author: a
                          changes:
                            - sql:
                                sql: -- create table crumbs (id int)
                      - changeSet:
                          id: 3-select
                          author: a
                          changes:
                            - sql:
                                sql: SELECT 1
                      - changeSet:
                          id: 4-exists
                          author: a
                          changes:
                            - sql:
                                sql: CREATE TABLE IF NOT EXISTS loaves (id int)
                      - include:
                          file: comment.sql
                          relativeToChangelogFile: true
                    """)
                .with(
                    "comment.sql",
                    "--liquibase formatted sql\n--changeset a:5-comment\n-- create table x ();\n"));

    assertThat(findings)
        .extracting(Finding::subject)
        .containsExactly(
            "changelogs/shop/changelog.yaml::1-none::a",
            "changelogs/shop/changelog.yaml::2-comment::a",
            "changelogs/shop/changelog.yaml::3-select::a",
            "changelogs/shop/changelog.yaml::4-exists::a",
            "changelogs/shop/comment.sql::5-comment::a");
    assertThat(findings)
        .extracting(Finding::actual)
        .containsExactly(
            "it declares no changes",
            "nothing was created, altered or written by: -- create table crumbs (id int)",
            "nothing was created, altered or written by: SELECT 1",
            "nothing was created, altered or written by: CREATE TABLE IF NOT EXISTS loaves (id int)",
            "its changes execute no SQL");
    assertThat(findings.all().get(0))
        .hasToString(
            Finding.of(
                    FindingCode.CHANGESET_WITHOUT_EFFECT,
                    "changelogs/shop/changelog.yaml::1-none::a",
                    "a change of schema or data",
                    "it declares no changes",
                    "It is recorded as applied anyway, so what it was meant to do never happens:"
                        + " correcting it later counts as editing history.",
                    "Add its changes in changelogs/shop/changelog.yaml, or remove it before it is"
                        + " released.")
                .toString());
  }

  @Test
  void statementsThatFindEverythingDoneHaveNoEffect(@TempDir Path dir) {
    String[] changeSets = {
      "\nalter table loaves add column if not exists name text;",
      "\nalter table loaves alter column name set not null;",
      "\ncreate index if not exists ix_loaves on loaves (name);",
      "\ncreate schema if not exists public;",
      "\ndrop table if exists crumbs;",
      "\nalter type size add value if not exists 'small';",
      "\nselect harmless();",
      "splitStatements:false\ndo $$ begin perform 1; end $$;",
      "\nset local lock_timeout = '5s';"
    };

    assertThat(without(dir, changeSets))
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8");
  }

  @Test
  void whateverWritesOrAimsAtRowsHasAnEffect(@TempDir Path dir) {
    String[] changeSets = {
      "\ncreate table crumbs (id int);",
      "\nupdate loaves set name = 'rye' where name is null;",
      "\ndelete from loaves;",
      "\ninsert into crumbs select id from loaves;",
      "\nselect backfill();",
      "\nselect setval('loaf_ids', 100);",
      "\ngrant select on loaves to public;",
      "\nalter table loaves set (fillfactor = 90);",
      "\ncomment on table loaves is 'what the bakery sells';",
      "\ncreate or replace view loaf_names as select name from loaves where id > 0;",
      "\ntruncate loaves;",
      "\ndrop view loaf_names;",
      "\nselect 1;\nselect 2;\ndrop table crumbs;"
    };

    assertThat(without(dir, changeSets)).isEmpty();
  }

  @Test
  void outsideOfATransactionTheSameHolds(@TempDir Path dir) {
    String[] changeSets = {
      "runInTransaction:false\ncreate index concurrently ix_names on loaves (name);",
      "runInTransaction:false\ncreate index concurrently if not exists ix_names on loaves (name);",
      "runInTransaction:false\nselect 1;",
      "runInTransaction:false\nupdate loaves set name = 'rye' where name is null;",
      "runInTransaction:false\ncall repair();",
      "runInTransaction:false\nvacuum loaves;",
      "runInTransaction:false\ngrant select on loaves to public;",
      "runInTransaction:false\ncreate table if not exists loaves (id int);",
      "runInTransaction:false\ninsert into loaves values (1, 'rye');",
      "runInTransaction:false\ndrop index concurrently if exists ix_nothing;"
    };

    assertThat(without(dir, changeSets)).containsExactly("1", "2", "7", "9");
  }

  /** The roles are there in the second run of the same cluster. */
  @Test
  void whatActsWhereNobodyLooksIsGivenTheBenefitOfTheDoubt(@TempDir Path dir) throws SQLException {
    String[] changeSets = {
      "\nanalyze loaves;",
      "\n-- all\nanalyze verbose;",
      "runInTransaction:false\nvacuum (analyze) loaves;",
      "\nreindex table loaves;",
      "\ncheckpoint;",
      "\nnotify bakery, 'x';",
      "\nselect pg_notify('bakery', 'x');",
      "\nlock table loaves;",
      "runInTransaction:false\nalter system reset work_mem;",
      "splitStatements:false\ndo $$ begin if not exists (select from pg_roles where rolname ="
          + " 'effects_baker') then create role effects_baker; end if; end $$;",
      "splitStatements:false\ndo $do$ begin execute 'create role effects_baker';"
          + " exception when duplicate_object then null; end $do$;",
      "\ngrant effects_baker to current_user;",
    };
    try (Connection connection = Disposable.database()) {
      for (int run = 0; run < 2; run++) {
        assertThat(without(dir, changeSets)).isEmpty();
      }
      Disposable.execute(connection, "drop role effects_baker");
    }
  }

  @Test
  void whatPreconditionsKeepFromRunningIsLeftOut(@TempDir Path dir) {
    String[] changeSets = {
      """

      --preconditions onFail:MARK_RAN
      --precondition-sql-check expectedResult:0 select 1
      select 1;""",
      """

      --preconditions onFail:CONTINUE
      --precondition-sql-check expectedResult:0 select 1
      select 1;""",
      """

      --preconditions onFail:MARK_RAN
      --precondition-sql-check expectedResult:1 select 1
      select 1;"""
    };

    assertThat(without(dir, changeSets)).containsExactly("2");
  }

  @Test
  void whatActsOutsideOfTheDatabaseIsGivenTheBenefitOfTheDoubt(@TempDir Path dir) {
    Findings findings =
        effects(
            new ChangelogFolder(dir)
                .withYaml(
                    """
                      - changeSet:
                          id: 1
                          author: a
                          changes:
                            - executeCommand:
                                executable: "true"
                    """));

    assertThat(findings.isEmpty()).isTrue();
  }
}
