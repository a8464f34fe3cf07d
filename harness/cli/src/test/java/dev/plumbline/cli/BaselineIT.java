package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.verification.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that something else has made are taken over. */
class BaselineIT {

  private static final String FILE = "changelogs/shop/changelog.sql";

  private final Path dir;

  BaselineIT(@TempDir Path dir) {
    this.dir = dir;
  }

  @Test
  void whatSomethingElseCreatedIsTakenOver() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    shop.execute("create table loaves (id int)");
    Result refused = shop.jar().run("migrate", "shop");
    Result baseline = shop.jar().run("baseline", "shop", "--to-changeset=" + FILE + "::1::mira");
    Result migrate = shop.jar().run("migrate", "shop");
    Result again = shop.jar().run("baseline", "shop", "--to-head");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED.code());
    assertThat(baseline.exitCode()).as(baseline.toString()).isZero();
    assertThat(baseline.out())
        .contains(
            "  recorded      " + FILE + "::1::mira\n", "shop: 1 changeSet recorded as applied")
        .doesNotContain("::2::");
    assertThat(migrate.out()).contains("::2::mira").doesNotContain("::1::mira");
    assertThat(again.exitCode()).as(again.toString()).isEqualTo(ExitCode.REFUSED.code());
  }

  /** With the changelog of docs/guide/from-flyway.md. */
  @Test
  void whatFlywayCreatedIsTakenOverAsFarAsItIsThere() throws Exception {
    Shop shop = new Shop(dir, PlumblineJar.newDatabase());
    String guide = Files.readString(PlumblineJar.root().resolve("docs/guide/from-flyway.md"));
    write("changelogs/shop/db.changelog-master.yaml", block(guide));
    write("db/migration/V1__loaves.sql", "create table loaves (id int);");
    write("db/migration/V2__crumbs.sql", "create table crumbs (id int);");
    write("db/migration/V10__prices.sql", "alter table crumbs add column price int;");
    shop.execute(
        """
        create table flyway_schema_history (installed_rank int primary key, version varchar(50));
        create table loaves (id int);
        create table crumbs (id int);
        grant select on loaves to public;
        comment on table crumbs is 'of loaves';
        """);

    Result refused = shop.jar().run("migrate", "shop");
    Result baseline = shop.jar().run("baseline", "shop", "--to-match");
    Result migrate = shop.jar().run("migrate", "shop");

    String file = "changelogs/shop/db.changelog-master.yaml";
    assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(ExitCode.REFUSED.code());
    assertThat(refused.err()).contains("Flyway has migrated it").contains("baseline");
    assertThat(baseline.exitCode()).as(baseline.toString()).isZero();
    assertThat(baseline.out())
        .contains("  recorded      " + file + "::V1::flyway\n  recorded      " + file + "::V2::")
        .doesNotContain("::V10::");
    assertThat(migrate.out()).contains("::V10::flyway").doesNotContain("::V2::flyway");
    assertThat(shop.query("select count(*) from pg_database where datname like '%scratch%'"))
        .isEqualTo("0");
  }

  /** The first of a guide page. */
  private static String block(String guide) {
    int begin = guide.indexOf("```yaml\n") + "```yaml\n".length();
    return guide.substring(begin, guide.indexOf("```", begin));
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(dir.resolve(file).getParent());
    Files.writeString(dir.resolve(file), text);
  }

  @Test
  void aServerForScratchDatabasesIsNamedOnlyToCompare() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);

    Result refused =
        shop.jar().run("baseline", "shop", "--to-head", "--scratch-url", "postgresql://h/d");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(refused.err()).contains("--scratch-url is of use only with --to-match.");
  }

  @Test
  void whatTheChangelogMakesNowhereIsShownNotRecorded() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    shop.execute("create table loaves (id int, name text)");

    Result refused = shop.jar().run("baseline", "shop", "--to-match");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED.code());
    assertThat(refused.err())
        .contains("the changelog makes the schema of the database nowhere. Nearest is")
        .contains(FILE + "::1::mira")
        .contains("column loaves.name is there, but should not be")
        .contains("Nothing was recorded.");
    assertThat(shop.query("select to_regclass('databasechangelog') is null")).isEqualTo("t");
  }

  @Test
  void whereOnlyRowsDifferSomebodyHasToDecide() throws Exception {
    Shop shop =
        Shop.in(
            dir,
            """
            --changeset mira:1
            create table loaves (id int);
            --changeset mira:2
            insert into loaves values (1);
            """);
    shop.execute("create table loaves (id int)");

    Result refused = shop.jar().run("baseline", "shop", "--to-match");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED.code());
    assertThat(refused.err())
        .contains("the schema is the same after each of these changeSets")
        .contains(FILE + "::1::mira\n  " + FILE + "::2::mira")
        .contains("--to-changeset");
  }
}
