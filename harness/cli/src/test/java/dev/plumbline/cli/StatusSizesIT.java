package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.verification.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code status --sizes} writes what {@code rehearse} reads. */
class StatusSizesIT {

  private final Path dir;

  StatusSizesIT(@TempDir Path dir) {
    this.dir = dir;
  }

  private Shop filled() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    assertThat(shop.jar().run("migrate", "shop").exitCode()).isZero();
    shop.execute("insert into loaves select generate_series(1, 1234); analyze");
    return shop;
  }

  private List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(dir.resolve(folder))) {
      return files.toList();
    }
  }

  @Test
  void theyAreWrittenBesideTheStatus() throws Exception {
    Shop shop = filled();
    Result first = shop.jar().run("status", "shop", "--sizes", "plumbline/{service}.sizes");
    shop.execute("insert into crumbs select generate_series(1, 9); analyze");
    Result second =
        shop.jar().run("status", "shop", "--sizes=plumbline/shop.sizes", "--output=json");

    assertThat(first.exitCode()).as(first.toString()).isZero();
    assertThat(first.out())
        .contains("  applied changelogs/shop/changelog.sql::2::mira\n")
        .endsWith("shop: the sizes of 2 tables written to plumbline/shop.sizes.\n");
    assertThat(dir.resolve("plumbline/shop.sizes"))
        .hasContent("public.crumbs 9\npublic.loaves 1234\n");
    assertThat(files("plumbline")).hasSize(1);
    JsonNode document = JsonDocuments.service(second);
    assertThat(document.get("sizes").asText()).isEqualTo("plumbline/shop.sizes");
  }

  @Test
  void tablesOfWhichTheServerKnowsNothingAreNamed() throws Exception {
    Shop shop = filled();
    shop.execute("create table grains with (autovacuum_enabled = false) as select 1 as id");
    for (int i = 0; i < 600 && !isUnknown(shop); i++) {
      shop.execute("select pg_stat_reset()");
      Thread.sleep(50);
    }
    Result result = shop.jar().run("status", "shop", "--sizes", "sizes");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out())
        .contains("but not those of grains, which the server does not know; run ANALYZE");
    assertThat(dir.resolve("sizes")).content().doesNotContain("grains");
  }

  private static boolean isUnknown(Shop shop) throws Exception {
    return shop.query("select pg_stat_get_live_tuples('grains'::regclass)").equals("0");
  }

  @Test
  void nobodyWritesThemWithoutBeingAsked() throws Exception {
    Shop shop = filled();
    Files.writeString(dir.resolve("plumbline.properties"), "sizes=sizes/{service}\n");
    Result result = shop.jar().with("PLUMBLINE_SIZES", "other").run("status", "shop");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(dir.resolve("sizes")).doesNotExist();
    assertThat(dir.resolve("other")).doesNotExist();
  }

  @Test
  void oneFileIsNotForTwoServices() throws Exception {
    Shop shop = filled();
    shop.write("bakery", Shop.TWO_CHANGESETS);
    PlumblineJar jar = shop.jar().with("BAKERY_DATABASE_URL", PlumblineJar.newDatabase().jdbcUrl());
    Result refused = jar.run("status", "--all", "--sizes", "sizes");
    Result written = jar.run("status", "--all", "--sizes", "sizes/{service}");

    assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(ExitCode.USAGE.code());
    assertThat(refused.err()).contains("Put {service} in --sizes");
    assertThat(written.exitCode()).as(written.toString()).isZero();
    assertThat(files("sizes")).hasSize(2);
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() throws Exception {
    Shop shop = filled();
    Files.writeString(dir.resolve("file"), "");
    Result result = shop.jar().run("status", "shop", "--sizes", "file/sizes");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.USAGE.code());
    assertThat(result.err()).contains("The sizes cannot be written to", "file/sizes");
  }
}
