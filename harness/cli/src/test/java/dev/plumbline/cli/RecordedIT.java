package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.verification.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Revisions that {@code validate --record} leaves for the other commands. */
class RecordedIT {

  private final Path dir;

  RecordedIT(@TempDir Path dir) {
    this.dir = dir;
  }

  private Path file() {
    return dir.resolve("recorded/shop.revision");
  }

  /** With a list of the classes that were loaded, on standard output. */
  private static PlumblineJar listingClasses(PlumblineJar jar) {
    return jar.asProcess().with("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=classes.txt");
  }

  private String classes() throws Exception {
    return Files.readString(dir.resolve("classes.txt"));
  }

  @Test
  void nothingOfLiquibaseIsLoadedWhereNothingIsToBeDone() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    Result validate = shop.jar().run("validate", "shop", "--record=recorded");
    shop.jar().run("migrate", "shop", "--recorded=recorded");
    PlumblineJar jar = listingClasses(shop.jar()).with("PLUMBLINE_RECORDED", "recorded");

    assertThat(validate.exitCode()).as(validate.toString()).isZero();
    for (String command : new String[] {"migrate", "verify", "wait", "status"}) {
      Result result = jar.run(command, "shop");
      assertThat(result.exitCode()).as(result.toString()).isZero();
      assertThat(result.err()).doesNotContain("ignoring");
      assertThat(classes())
          .as(command)
          .contains(" dev.plumbline.cli.Plumbline ")
          .doesNotContain(" liquibase.")
          .doesNotContain(" org.yaml.snakeyaml.");
    }
    assertThat(shop.jar().run("migrate", "shop", "--recorded=recorded").out())
        .contains("shop: nothing to do, 2 changeSets already applied (");
  }

  @Test
  void whatIsPendingIsAppliedAllTheSame() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    shop.jar().run("validate", "shop", "--record=recorded");
    Result verify = shop.jar().run("verify", "shop", "--recorded=recorded");
    Result migrate = shop.jar().run("migrate", "shop", "--recorded=recorded");

    assertThat(verify.exitCode()).isEqualTo(ExitCode.NOT_READY.code());
    assertThat(verify.out()).startsWith("shop: EMPTY.");
    assertThat(migrate.exitCode()).as(migrate.toString()).isZero();
    assertThat(migrate.out()).contains("shop: 2 changeSets run in ");
    assertThat(migrate.err()).isEmpty();
  }

  @Test
  void aRecordOfAnotherChangelogIsNotBelieved() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    shop.jar().run("validate", "shop", "--record=recorded");
    shop.jar().run("migrate", "shop");
    shop.write(Shop.TWO_CHANGESETS + "--changeset mira:3\nselect 3;\n");
    Result behind = shop.jar().run("verify", "shop", "--recorded=recorded");
    Result migrate = shop.jar().run("migrate", "shop", "--recorded=recorded");

    assertThat(behind.exitCode()).isEqualTo(ExitCode.NOT_READY.code());
    assertThat(behind.out()).startsWith("shop: BEHIND.");
    assertThat(behind.err())
        .startsWith("[INFO] shop: ")
        .endsWith(
            "recorded/shop.revision: changelogs/shop/changelog.sql has"
                + " changed. Reading the changelog instead.\n");
    assertThat(migrate.out()).contains("shop: 1 changeSet run in ");
  }

  @Test
  void neitherIsOneThatIsDamagedOrMissingOrMadeWithOtherSettings() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    shop.jar().run("migrate", "shop");
    Result missing = shop.jar().run("verify", "shop", "--recorded=recorded");
    shop.jar().run("validate", "shop", "--record=recorded");
    Result settings =
        shop.jar().run("verify", "shop", "--recorded=recorded", "-Dcrust=k3pt-to-1tself");
    Files.writeString(file(), Files.readString(file()) + "more\n");
    Result damaged = shop.jar().run("verify", "shop", "--recorded=recorded");

    assertThat(new Result[] {missing, settings, damaged})
        .allSatisfy(
            result -> {
              assertThat(result.exitCode()).as(result.toString()).isZero();
              assertThat(result.err()).contains("ignoring").doesNotContain("k3pt-to-1tself");
            });
    assertThat(missing.err()).contains("there is no such file");
    assertThat(settings.err()).contains("the settings are others");
    assertThat(damaged.err()).contains("it is incomplete, edited, or written by another");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../changelogs/shop", "shop/../shop", "/etc", ".."})
  void aServiceIsNoPath(String service) throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    Result result = shop.jar().run("validate", service, "--record=recorded/deep");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(result.err()).contains("A service's name has no slashes");
    assertThat(dir.resolve("recorded")).doesNotExist();
  }

  @Test
  void nothingIsRecordedOfAChangelogThatCannotBeUsed() throws Exception {
    Shop shop = Shop.in(dir, "--changeset mira:1\nselect 1;\n--chageset mira:2\nselect 2;\n");
    Result result = shop.jar().run("validate", "shop", "--record=recorded");

    assertThat(result.exitCode()).isEqualTo(ExitCode.INVALID_CHANGELOG.code());
    assertThat(file()).doesNotExist();
  }

  @Test
  void changeSetsThatMayRunAgainDo() throws Exception {
    Shop shop =
        Shop.in(dir, Shop.TWO_CHANGESETS + "--changeset mira:3 runAlways:true\nselect 3;\n");
    shop.jar().run("validate", "shop", "--record=recorded");
    shop.jar().run("migrate", "shop", "--recorded=recorded");
    Result again = shop.jar().run("migrate", "shop", "--recorded=recorded");

    assertThat(again.out()).contains("  applied again changelogs/shop/changelog.sql::3::mira (");
  }
}
