package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.catalog.Shape;
import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.snapshot.SchemaSnapshot;
import dev.plumbline.verification.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code verify} and {@code wait} with a schema snapshot say what services do at their start. */
class SnapshotIT {

  private final Path dir;

  SnapshotIT(@TempDir Path dir) {
    this.dir = dir;
  }

  private Shop migrated() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    assertThat(shop.jar().run("migrate", "shop").exitCode()).isZero();
    return shop;
  }

  private Path write(Shop shop, String place) throws IOException, SQLException {
    Path file = dir.resolve(place);
    Files.createDirectories(file.getParent());
    try (Connection connection = shop.database().connect()) {
      Files.writeString(
          file,
          new SchemaSnapshot(
                  "shop",
                  "",
                  "",
                  Shape.read(connection).digest(),
                  Changelog.locate("shop", SearchPath.of(dir)).revision().recorded(),
                  CatalogReader.read(connection),
                  List.of())
              .toText());
    }
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"META-INF/plumbline/shop.snapshot", "changelogs/shop/shop.snapshot"})
  void isFoundByConvention(String place) throws Exception {
    Shop shop = migrated();
    write(shop, place);
    Result ready = shop.jar().run("verify", "shop");
    shop.execute("drop table crumbs");
    Result drifted = shop.jar().run("verify", "shop");
    Result waiting = shop.jar().run("wait", "shop", "--timeout=10m");

    assertThat(ready.exitCode()).as(ready.toString()).isZero();
    assertThat(drifted.exitCode()).isEqualTo(ExitCode.DRIFTED.code());
    assertThat(drifted.out())
        .startsWith("shop: DRIFTED. All changeSets are applied, but the schema is not what they")
        .contains("ERROR INCOMPATIBLE_MISSING  crumbs\n");
    assertThat(waiting.exitCode()).isEqualTo(ExitCode.DRIFTED.code());
  }

  @Test
  void givenNoChangelogIsNeeded() throws Exception {
    Shop shop = migrated();
    Path file = write(shop, "of-the-build.txt");
    Files.delete(dir.resolve("changelogs/shop/changelog.sql"));
    Result ready = shop.jar().run("verify", "shop", "--snapshot", file.toString());
    shop.execute(
        "insert into databasechangelog select '3', author, filename, now(), 3, exectype, '9:c',"
            + " description, comments, tag, liquibase, contexts, labels, deployment_id"
            + " from databasechangelog where id = '2'; alter table crumbs drop id");
    Result incompatible = shop.jar().run("verify", "shop", "--snapshot", file.toString());

    assertThat(ready.exitCode()).as(ready.toString()).isZero();
    assertThat(ready.out()).startsWith("shop: READY. 2 changeSets applied");
    assertThat(incompatible.exitCode()).isEqualTo(ExitCode.REFUSED.code());
    assertThat(incompatible.out()).startsWith("shop: INCOMPATIBLE.").contains("crumbs.id");
  }

  @Test
  void oneOfAnotherChangelogIsNotBelieved() throws Exception {
    Shop shop = migrated();
    write(shop, "META-INF/plumbline/shop.snapshot");
    shop.write(Shop.TWO_CHANGESETS + "--changeset mira:3\ndrop table crumbs;\n");
    shop.jar().run("migrate", "shop");
    Result result = shop.jar().run("verify", "shop");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out()).startsWith("shop: READY. 3 changeSets applied");
    assertThat(result.err()).contains("its schema snapshot was not made from this changelog");
  }

  @Test
  void oneThatCannotBeReadIsAMistakeOfTheCallers() throws Exception {
    Shop shop = migrated();
    Files.writeString(dir.resolve("bad"), "format 99\n");
    Result missing = shop.jar().run("verify", "shop", "--snapshot", "nowhere");
    Result bad = shop.jar().run("verify", "shop", "--snapshot", "bad");

    assertThat(missing.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(missing.err()).contains("There is no schema snapshot", "nowhere");
    assertThat(bad.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(bad.err()).contains("format 99");
  }
}
