package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.postgres.Database;
import dev.plumbline.verification.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong, and what is said then. */
class CommandsIT {

  private static final String TWO_CHANGESETS =
      """
      --changeset mira:1
      create table loaves (id int);
      --changeset mira:2
      create table crumbs (id int);
      """;

  private static PlumblineJar shop(Path dir, String sql, Database database) throws IOException {
    write(dir, sql);
    return PlumblineJar.inRepository().in(dir).with(database);
  }

  private static void write(Path dir, String sql) throws IOException {
    Path file = dir.resolve("changelogs/shop/changelog.sql");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "--liquibase formatted sql\n" + sql);
  }

  private static void execute(Database database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void assertFailed(Result result, ExitCode exitCode) {
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode.code());
    assertThat(result.err()).doesNotContain("\tat ");
  }

  @Test
  void anEmptyDatabaseIsNotReady(@TempDir Path dir) throws Exception {
    PlumblineJar jar = shop(dir, TWO_CHANGESETS, PlumblineJar.newDatabase());
    Result verify = jar.run("verify", "shop");
    Result status = jar.run("status", "shop");

    assertFailed(verify, ExitCode.NOT_READY);
    assertThat(verify.out()).startsWith("shop: EMPTY. Database is empty:").hasLineCount(1);
    assertThat(status.exitCode()).isZero();
    assertThat(status.out()).endsWith("  pending changelogs/shop/changelog.sql::2::mira\n");
  }

  /** By Liquibase's own variable, which it reads itself, for every command alike. */
  @Test
  void theHistorysTableHasTheNameThatTheEnvironmentGives(@TempDir Path dir) throws Exception {
    Database database = PlumblineJar.newDatabase();
    PlumblineJar jar =
        shop(dir, TWO_CHANGESETS, database)
            .asProcess()
            .with("LIQUIBASE_DATABASE_CHANGELOG_TABLE_NAME", "shop_history");

    assertThat(jar.run("migrate", "shop").exitCode()).isZero();
    assertThat(jar.run("migrate", "shop").out()).contains("nothing to do");
    assertThat(jar.run("verify", "shop").out()).startsWith("shop: READY");
    assertThat(jar.run("history", "shop").out()).contains("changelog.sql::2::mira");
    execute(database, "select id from shop_history");
  }

  @Test
  void aDatabaseThatIsBehindIsBroughtUp(@TempDir Path dir) throws Exception {
    PlumblineJar jar = shop(dir, TWO_CHANGESETS, PlumblineJar.newDatabase());
    jar.run("migrate", "shop");
    write(dir, TWO_CHANGESETS + "--changeset mira:3 runAlways:true\nselect 1;\n");

    Result behind = jar.run("verify", "shop");
    Result plan = jar.run("plan", "shop");
    Result first = jar.run("migrate", "shop");
    Result second = jar.run("migrate", "shop");

    assertFailed(behind, ExitCode.NOT_READY);
    assertThat(behind.out())
        .startsWith("shop: BEHIND. 1 changeSet of this build not applied")
        .contains("CHANGESET_PENDING  changelogs/shop/changelog.sql::3::mira");
    assertThat(plan.out())
        .isEqualTo(
            """
            -- shop: 1 changeSet to apply, 2 applied

            -- changelogs/shop/changelog.sql::3::mira
            --   runs in every migration, and so is always among the last: rollback --count 1 undoes it alone
            select 1;
            """);
    assertThat(first.out())
        .contains("  applied       changelogs/shop/changelog.sql::3::mira (")
        .contains("shop: 1 changeSet run in ")
        .endsWith(", 2 changeSets already applied\n");
    assertThat(second.out())
        .contains("  applied again changelogs/shop/changelog.sql::3::mira (")
        .endsWith(", 3 changeSets already applied\n");
  }

  @Test
  void aPlanLeavesNothingBehind(@TempDir Path dir) throws Exception {
    Shop shop = Shop.in(dir, TWO_CHANGESETS);
    Result plan = shop.jar().run("plan", "shop");
    Result summary = shop.jar().run("plan", "shop", "--summary");

    assertThat(plan.out()).contains("create table loaves (id int);");
    assertThat(summary.out())
        .isEqualTo(
            """
            shop: 2 changeSets to apply, 0 applied
              changelogs/shop/changelog.sql::1::mira (1 statement)
              changelogs/shop/changelog.sql::2::mira (1 statement)
            """);
    assertThat(
            shop.query("select count(*) from pg_class where relnamespace = 'public'::regnamespace"))
        .isEqualTo("0");
  }

  @Test
  void nothingToDoIsSaid(@TempDir Path dir) throws Exception {
    PlumblineJar jar = shop(dir, TWO_CHANGESETS, PlumblineJar.newDatabase());
    jar.run("migrate", "shop");
    Result again = jar.run("migrate", "shop");

    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("shop: nothing to do, 2 changeSets already applied (");
  }

  @Test
  void anEditedChangeSetIsRefused(@TempDir Path dir) throws Exception {
    PlumblineJar jar = shop(dir, TWO_CHANGESETS, PlumblineJar.newDatabase());
    jar.run("migrate", "shop");
    write(dir, TWO_CHANGESETS.replace("loaves", "baguettes"));

    Result migrate = jar.run("migrate", "shop");
    Result verify = jar.run("verify", "shop");
    Result status = jar.run("status", "shop");

    assertFailed(migrate, ExitCode.REFUSED);
    assertThat(migrate.err())
        .startsWith("shop: refused, because the database is CHANGED.")
        .contains("CHANGESET_CHANGED  changelogs/shop/changelog.sql::1::mira");
    assertFailed(verify, ExitCode.REFUSED);
    assertThat(status.out()).contains("  changed changelogs/shop/changelog.sql::1::mira\n");
  }

  @Test
  void anUnmanagedDatabaseIsRefused(@TempDir Path dir) throws Exception {
    Database database = PlumblineJar.newDatabase();
    execute(database, "create table legacy (id int)");
    Result migrate = shop(dir, TWO_CHANGESETS, database).run("migrate", "shop");

    assertFailed(migrate, ExitCode.REFUSED);
    assertThat(migrate.err()).startsWith("shop: refused, because the database is UNMANAGED.");
  }

  @Test
  void aDatabaseThatFlywayHasMigratedIsToldFromOthers(@TempDir Path dir) throws Exception {
    Database database = PlumblineJar.newDatabase();
    execute(database, "create table flyway_schema_history (installed_rank int primary key)");
    execute(database, "create table legacy (id int)");
    Result migrate = shop(dir, TWO_CHANGESETS, database).run("migrate", "shop");

    assertFailed(migrate, ExitCode.REFUSED);
    assertThat(migrate.err())
        .contains("Flyway has migrated it", "flyway_schema_history", "switch Flyway off");
  }

  /** Three and a count: whoever starts on an empty database need not read its whole changelog. */
  @Test
  void pendingChangeSetsTakeALineEachAndNotTooMany(@TempDir Path dir) throws Exception {
    StringBuilder many = new StringBuilder();
    for (int number = 1; number <= 40; number++) {
      many.append("--changeset mira:" + number + "\ncreate table t" + number + " (id int);\n");
    }
    PlumblineJar jar =
        shop(dir, TWO_CHANGESETS.replace("mira:", "ana:"), PlumblineJar.newDatabase());
    jar.run("migrate", "shop");
    write(dir, TWO_CHANGESETS.replace("mira:", "ana:") + many);

    Result behind = jar.run("verify", "shop");

    assertFailed(behind, ExitCode.NOT_READY);
    assertThat(behind.out()).containsPattern("and \\d+ more pending");
    assertThat(behind.out().lines().filter(line -> line.contains("CHANGESET_PENDING")))
        .hasSizeLessThan(20)
        .allMatch(line -> line.contains("::mira"));
  }

  @Test
  void aChangelogOlderThanTheDatabaseIsRefused(@TempDir Path dir) throws Exception {
    PlumblineJar jar = shop(dir, TWO_CHANGESETS, PlumblineJar.newDatabase());
    jar.run("migrate", "shop");
    write(dir, "--changeset mira:1\ncreate table loaves (id int);\n");

    Result migrate = jar.run("migrate", "shop");

    assertFailed(migrate, ExitCode.REFUSED);
    assertThat(migrate.err())
        .startsWith("shop: refused, because the database is AHEAD.")
        .contains("This changelog is older than the database");
    assertThat(jar.run("verify", "shop").exitCode()).isZero();
  }

  @Test
  void aConnectionLostAtTheFirstQueryMayBeTriedAgain(@TempDir Path dir) throws Exception {
    Database database = PlumblineJar.newDatabase();
    PlumblineJar jar = shop(dir, TWO_CHANGESETS, database);
    // whoever reads the history loses the connection, as when the server is shut down
    execute(
        database,
        """
        create function killed() returns boolean language sql
          as 'select pg_terminate_backend(pg_backend_pid())';
        create view databasechangelog as
          select '' as filename, '' as id, '' as author, '' as md5sum, now() as dateexecuted,
            1 as orderexecuted
          where killed();
        """);

    for (String command : List.of("verify", "status", "plan", "migrate")) {
      Result result = jar.run(command, "shop");
      assertFailed(result, ExitCode.CANNOT_CONNECT);
      assertThat(result.output()).contains("The database cannot be reached.");
    }
  }

  @Test
  void aHistoryThatMayNotBeReadIsDenied(@TempDir Path dir) throws Exception {
    Database database = PlumblineJar.newDatabase();
    PlumblineJar jar = shop(dir, TWO_CHANGESETS, database);
    execute(
        database,
        """
        create function denied() returns boolean language plpgsql
          as $$ begin raise 'permission denied' using errcode = '42501'; end $$;
        create view databasechangelog as
          select '' as filename, '' as id, '' as author, '' as md5sum, now() as dateexecuted,
            1 as orderexecuted
          where denied();
        """);

    for (String command : List.of("verify", "status", "plan", "migrate")) {
      assertFailed(jar.run(command, "shop"), ExitCode.ACCESS_DENIED);
    }
  }

  @Test
  void aBrokenChangeSetIsNamed(@TempDir Path dir) throws Exception {
    PlumblineJar jar =
        shop(
            dir,
            TWO_CHANGESETS + "--changeset mira:3\nalter table loavse add name text;\n",
            PlumblineJar.newDatabase());
    Result migrate = jar.run("migrate", "shop");

    assertFailed(migrate, ExitCode.CHANGESET_FAILED);
    assertThat(migrate.out()).contains("  applied       changelogs/shop/changelog.sql::2::mira");
    assertThat(migrate.err())
        .startsWith(
            """
            shop: changeSet changelogs/shop/changelog.sql::3::mira failed.
              ERROR: relation "loavse" does not exist (SQLState 42P01)
              in: alter table loavse add name text
            It was rolled back, so nothing of it remains. What this run applied before stays: \
            2 changeSets.\
            """);
  }

  @Test
  void aHeldLockIsNotReady(@TempDir Path dir) throws Exception {
    Database database = PlumblineJar.newDatabase();
    PlumblineJar jar = shop(dir, "--changeset mira:1\nselect 1;\n", database);
    jar.run("migrate", "shop");
    write(dir, "--changeset mira:1\nselect 1;\n--changeset mira:2\nselect 2;\n");
    execute(database, "update databasechangeloglock set locked = true");

    Result verify = jar.run("verify", "shop");

    assertFailed(verify, ExitCode.NOT_READY);
    assertThat(verify.out()).startsWith("shop: MIGRATING.");
  }

  @Test
  void anInvalidChangelogIsReported(@TempDir Path dir) throws Exception {
    PlumblineJar jar =
        shop(dir, TWO_CHANGESETS + "--chageset mira:3\nselect 3;\n", PlumblineJar.newDatabase());
    Result verify = jar.run("verify", "shop");

    assertFailed(verify, ExitCode.INVALID_CHANGELOG);
    assertThat(verify.err())
        .startsWith("shop: the changelog changelogs/shop/changelog.sql cannot be used (1 error).")
        .contains("CHANGESET_NOT_PARSED  changelogs/shop/changelog.sql:6");
  }

  @Test
  void aTypoInTheServiceIsAnsweredWithTheRightOne() throws Exception {
    Result result = PlumblineJar.inRepository().run("migrate", "alert_processor");

    assertFailed(result, ExitCode.INVALID_CHANGELOG);
    assertThat(result.err())
        .startsWith("alert_processor: no changelog found.")
        .contains("Did you mean alert-processor?");
  }

  @Test
  void aMissingChangelogFileIsReported(@TempDir Path dir) throws Exception {
    PlumblineJar jar = shop(dir, TWO_CHANGESETS, PlumblineJar.newDatabase());
    Result result = jar.run("migrate", "shop", "--changelog-file", "changelogs/shop/main.sql");

    assertFailed(result, ExitCode.INVALID_CHANGELOG);
    assertThat(result.err())
        .startsWith("shop: there is no changelog changelogs/shop/main.sql.")
        .contains("Other files there: changelogs/shop/changelog.sql.");
  }

  @Test
  void everyChangelogOptionWorks(@TempDir Path dir) throws Exception {
    Path folder = Files.createDirectories(dir.resolve("app/db"));
    Files.writeString(
        folder.resolve("root.sql"),
        """
        --liquibase formatted sql
        --changeset a:1 context:test
        create table ${name} (id int);
        --changeset a:2 context:prod
        select 2;
        --changeset a:3 labels:nightly
        select 3;
        """);
    Result result =
        PlumblineJar.inRepository()
            .in(dir)
            .with(PlumblineJar.newDatabase())
            .run(
                "plan",
                "shop",
                "--search-path=app",
                "--changelog-file=db/root.sql",
                "--contexts=test",
                "--label-filter=!nightly",
                "-Dname=loaves");

    assertThat(result.out())
        .isEqualTo(
            """
            -- shop: 1 changeSet to apply, 0 applied

            -- db/root.sql::1::a
            create table loaves (id int);
            """);
  }
}
