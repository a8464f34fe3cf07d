package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.postgres.Database;
import dev.plumbline.verification.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that change a database besides {@code migrate}. */
class ChangesIT {

  private static final String FILE = "changelogs/shop/changelog.sql";

  private final Path dir;

  ChangesIT(@TempDir Path dir) {
    this.dir = dir;
  }

  @Test
  void rollsBackByCountTagDateAndChangeSet() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    PlumblineJar jar = shop.jar();
    jar.run("migrate", "shop");
    Result count = jar.run("rollback", "shop", "--count=1");
    jar.run("tag", "shop", "--tag=release-1");
    jar.run("migrate", "shop");
    Result tag = jar.run("rollback", "shop", "--to-tag=release-1");
    jar.run("migrate", "shop");
    Result changeSet = jar.run("rollback", "shop", "--to-changeset=" + FILE + "::1::mira");
    Result date = jar.run("rollback", "shop", "--to-date=2001-01-01");
    Result nothing = jar.run("rollback", "shop", "--to-date=2001-01-01T12:00:00");

    for (Result result : new Result[] {count, tag, changeSet}) {
      assertThat(result.exitCode()).as(result.toString()).isZero();
      assertThat(result.out())
          .contains("  rolled back   " + FILE + "::2::mira (", "\nshop: 1 changeSet rolled back (")
          .doesNotContain("::1::mira");
    }
    assertThat(date.out()).contains("  rolled back   " + FILE + "::1::mira (");
    assertThat(nothing.exitCode()).as(nothing.toString()).isZero();
    assertThat(nothing.out()).contains("shop: nothing to roll back (");
  }

  @Test
  void aMissingRollbackLeavesEverythingAsItIs() throws Exception {
    Shop shop = Shop.in(dir, "--changeset mira:0\nselect 1;\n" + Shop.TWO_CHANGESETS);
    shop.jar().run("migrate", "shop");
    Result result = shop.jar().run("rollback", "shop", "--count=3");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.REFUSED.code());
    assertThat(result.err()).contains("ROLLBACK_MISSING  " + FILE + "::0::mira");
    assertThat(shop.jar().run("verify", "shop").exitCode()).isZero();
    assertThat(shop.query("select count(*) from loaves, crumbs, databasechangelog")).isEqualTo("0");
    assertThat(shop.query("select count(*) from databasechangelog")).isEqualTo("3");
  }

  @Test
  void howFarBackHasToBeSaid() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    Result nothing = shop.jar().run("rollback", "shop");
    Result both = shop.jar().run("rollback", "shop", "--count=1", "--to-tag=a");
    Result negative = shop.jar().run("rollback", "shop", "--count=0");
    Result date = shop.jar().run("rollback", "shop", "--to-date=yesterday");
    Result changeSet = shop.jar().run("rollback", "shop", "--to-changeset=1");

    assertThat(new Result[] {nothing, both, negative, date, changeSet})
        .allSatisfy(
            result ->
                assertThat(result.exitCode())
                    .as(result.toString())
                    .isEqualTo(ExitCode.USAGE.code()));
    assertThat(date.err()).contains("'yesterday' is not a date. Write 2026-11-21 or");
    assertThat(changeSet.err()).contains("'1' is not a changeSet. Write file::id::author");
  }

  @Test
  void theHistoryIsListedWithoutAChangelog() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    shop.jar().run("migrate", "shop");
    shop.jar().run("tag", "shop", "--tag=release-1");
    Result history =
        PlumblineJar.inRepository().with(shop.database()).run("history", "any-service");

    assertThat(history.exitCode()).as(history.toString()).isZero();
    assertThat(history.out())
        .startsWith("any-service: 2 changeSets in the history of " + shop.place())
        .containsPattern("\n  deployment \\d+\n")
        .containsPattern("\n  \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d  " + FILE + "::1::mira\n")
        .endsWith(FILE + "::2::mira  tag release-1\n");
    assertThat(
            PlumblineJar.inRepository()
                .with(PlumblineJar.newDatabase())
                .run("history", "empty")
                .out())
        .startsWith("empty: 0 changeSets in the history of ");
  }

  @Test
  void aDisposableDatabaseIsRecreated() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    PlumblineJar jar = shop.jar().with("ENVIRONMENT", "test");
    jar.run("migrate", "shop");
    shop.execute(
        """
        create schema other;
        create type other.mood as enum ('fresh', 'stale');
        create table other.shelves (id int primary key, mood other.mood, loaf int);
        create view stale_shelves as select * from other.shelves where mood = 'stale';
        create materialized view all_shelves as select * from other.shelves;
        create sequence tickets;
        create domain weight as numeric check (value > 0);
        create function heaviest(weight) returns weight language sql as 'select $1';
        create aggregate heaviest_of(numeric) (sfunc = numeric_larger, stype = numeric);
        create procedure tidy() language sql as 'delete from other.shelves';
        create collation plain (locale = 'C');
        create statistics shelf_statistics on id, loaf from other.shelves;
        create operator === (leftarg = int, rightarg = int, function = int4eq);
        create text search configuration breads (copy = simple);
        create extension pgcrypto;
        create publication everything for all tables;
        select lo_from_bytea(0, 'crumbs');
        """);
    Result unmarked = jar.run("recreate", "shop", "--yes");
    Result marked = jar.run("disposable", "shop");
    Result recreated = jar.run("recreate", "shop", "--yes");

    assertThat(unmarked.exitCode()).as(unmarked.toString()).isEqualTo(ExitCode.REFUSED.code());
    assertThat(unmarked.err())
        .contains("it is not marked as disposable", "plumbline disposable shop");
    assertThat(marked.exitCode()).as(marked.toString()).isZero();
    assertThat(recreated.exitCode()).as(recreated.toString()).isZero();
    assertThat(recreated.out())
        .contains("shop: dropped 5 tables and everything else; the database is empty\n")
        .contains("shop: 2 changeSets run in ")
        .endsWith("shop: recreated; 5 tables before, 4 tables after\n");
    assertThat(
            shop.query(
                """
                select (select count(*) from pg_namespace where nspname = 'other')
                  + (select count(*) from pg_largeobject_metadata)
                  + (select count(*) from pg_extension where extname <> 'plpgsql')
                  + (select count(*) from pg_publication)
                  + (select count(*) from pg_proc where pronamespace = 'public'::regnamespace)
                  + (select count(*) from pg_type where typname in ('weight', 'mood'))
                """))
        .isEqualTo("0");
    assertThat(jar.run("disposable", "shop", "--off").out())
        .contains("is not marked as disposable");
    assertThat(jar.run("recreate", "shop", "--yes").exitCode()).isEqualTo(ExitCode.REFUSED.code());
  }

  @Test
  void itsOwnerMarksItAndNoCopyIsMarked() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    String name = shop.query("select current_database()");
    String owner = name + "_owner";
    shop.execute("create role " + owner + " login createdb password 'Owner-s3cret'");
    try {
      shop.execute(
          "comment on database %1$s is 'the shop''s own'; alter database %1$s owner to %2$s;"
                  .formatted(name, owner)
              + "alter schema public owner to "
              + owner);
      PlumblineJar jar =
          shop.jar()
              .with("ENVIRONMENT", "test")
              .with("PGUSER", owner)
              .with("PGPASSWORD", "Owner-s3cret");
      Result marked = jar.run("disposable", "shop");
      assertThat(marked.exitCode()).as(marked.toString()).isZero();
      assertThat(jar.run("recreate", "shop", "--yes").exitCode()).isZero();
      assertThat(jar.with("DB_FORCE_RECREATE", "true").run("migrate", "shop").exitCode()).isZero();

      // what a dump with its comments would make of another database
      String comment = shop.query(COMMENT);
      assertThat(comment).startsWith("the shop's own [plumbline: disposable, database ");
      Database other = PlumblineJar.newDatabase();
      Shop copy = new Shop(dir, other);
      copy.execute(
          "do $$ begin execute format('comment on database %I is %L', current_database(), '"
              + comment.replace("'", "''")
              + "'); end $$");
      Result refused = copy.jar().with("ENVIRONMENT", "test").run("recreate", "shop", "--yes");
      assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(ExitCode.REFUSED.code());

      assertThat(jar.run("disposable", "shop", "--off").exitCode()).isZero();
      assertThat(shop.query(COMMENT)).isEqualTo("the shop's own");
      assertThat(jar.run("recreate", "shop", "--yes").exitCode())
          .isEqualTo(ExitCode.REFUSED.code());
    } finally {
      shop.execute(
          "reassign owned by %1$s to current_user; drop owned by %1$s; drop role %1$s"
              .formatted(owner));
    }
  }

  @Test
  void theMarkOfEarlierVersionsStillCounts() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    String name = shop.query("select current_database()");
    shop.execute("alter database " + name + " set plumbline.disposable = 'on'");
    PlumblineJar jar = shop.jar().with("ENVIRONMENT", "test");

    assertThat(jar.run("recreate", "shop", "--yes").exitCode()).isZero();
    assertThat(jar.run("disposable", "shop", "--off").exitCode()).isZero();
    assertThat(jar.run("recreate", "shop", "--yes").exitCode()).isEqualTo(ExitCode.REFUSED.code());
  }

  @Test
  void whoDoesNotOwnItIsToldSo() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    String guest = shop.query("select current_database()") + "_guest";
    shop.execute("create role " + guest + " login password 'Guest-s3cret'");
    try {
      Result result =
          shop.jar()
              .with("ENVIRONMENT", "test")
              .with("PGUSER", guest)
              .with("PGPASSWORD", "Guest-s3cret")
              .run("disposable", "shop");

      assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.ACCESS_DENIED.code());
      assertThat(result.err())
          .contains("must be owner of database", "Use a role that may do this")
          .doesNotContain("report it");
    } finally {
      shop.execute("drop role " + guest);
    }
  }

  /** It takes as long the next time: a Job must not try it again and again. */
  @Test
  void aChangeSetThatTakesLongerThanItMayIsFinal() throws Exception {
    Shop shop =
        Shop.in(dir, "--changeset mira:1\nset statement_timeout = '50ms';\nselect pg_sleep(60);\n");
    Result result = shop.jar().run("migrate", "shop");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.CHANGESET_FAILED.code());
    assertThat(result.err())
        .contains("canceling statement due to statement timeout")
        .doesNotContain("connection was lost");
  }

  private static final String COMMENT =
      "select shobj_description(oid, 'pg_database') from pg_database"
          + " where datname = current_database()";

  @Test
  void onlyWhereDatabasesAreDisposable() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    shop.jar().with("DEVELOPMENT_MODE", "true").run("disposable", "shop");
    Result[] results = {
      shop.jar().run("recreate", "shop", "--yes"),
      shop.jar().run("disposable", "shop"),
      shop.jar().with("ENVIRONMENT", "production").run("recreate", "shop", "--yes"),
      shop.jar()
          .with("ENVIRONMENT", "production")
          .with("DEVELOPMENT_MODE", "true")
          .run("recreate", "shop", "--yes"),
      shop.jar().with("DB_FORCE_RECREATE", "true").run("migrate", "shop"),
    };

    assertThat(results)
        .allSatisfy(
            result -> {
              assertThat(result.exitCode())
                  .as(result.toString())
                  .isEqualTo(ExitCode.REFUSED.code());
              assertThat(result.err())
                  .startsWith("Databases can be recreated only in development and test, and ")
                  .contains("Nothing was changed.");
            });
    assertThat(results[4].err()).endsWith("if it is not, unset DB_FORCE_RECREATE.\n");
    assertThat(shop.jar().run("verify", "shop").out()).startsWith("shop: EMPTY.");
  }

  @Test
  void itIsAskedFirst() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    PlumblineJar jar = shop.jar().with("ENVIRONMENT", "dev");
    jar.run("disposable", "shop");
    jar.run("migrate", "shop");
    shop.execute("insert into loaves values (1)");
    Result nobody = jar.run("recreate", "shop");
    Result declined = jar.runOnTerminal("recreate", "shop");

    assertThat(nobody.exitCode()).isEqualTo(ExitCode.REFUSED.code());
    assertThat(nobody.err()).contains("Nothing was changed. To go ahead, add --yes.");
    assertThat(declined.exitCode()).as(declined.toString()).isEqualTo(ExitCode.REFUSED.code());
    assertThat(declined.out()).contains("Type yes to continue:", "Not confirmed.");
    assertThat(shop.query("select count(*) from loaves")).isEqualTo("1");
  }

  @Test
  void aMigrationMayBeForcedToBeginFromNothing() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    PlumblineJar jar = shop.jar().with("ENVIRONMENT", "development");
    jar.run("disposable", "shop");
    jar.run("migrate", "shop");
    shop.execute("insert into loaves values (1)");
    Result forced = jar.with("DB_FORCE_RECREATE", "true").run("migrate", "shop");

    assertThat(forced.exitCode()).as(forced.toString()).isZero();
    assertThat(shop.query("select count(*) from loaves")).isEqualTo("0");
  }

  @Test
  void thereIsNothingToUnlock() throws Exception {
    Result result = PlumblineJar.inRepository().run("unlock", "shop");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).startsWith("There is nothing to unlock.");
  }
}
