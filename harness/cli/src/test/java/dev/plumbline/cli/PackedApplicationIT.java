package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.catalog.Shape;
import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.snapshot.SchemaSnapshot;
import dev.plumbline.verification.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spring Boot's jar as a search path: its database is the one that the tests' class path knows. */
class PackedApplicationIT {

  private static final String CHANGELOG = "db/changelog/db.changelog-master.sql";
  private static final String SNAPSHOT = "META-INF/plumbline/shop.snapshot";

  private final Path dir;

  PackedApplicationIT(@TempDir Path dir) {
    this.dir = dir;
  }

  @Test
  void hasNothingToDoWhereItsClassesHaveMigrated() throws Exception {
    Shop shop = new Shop(dir, PlumblineJar.newDatabase());
    Path classes = dir.resolve("classes");
    Files.createDirectories(classes.resolve(CHANGELOG).getParent());
    Files.writeString(
        classes.resolve(CHANGELOG), "--liquibase formatted sql\n" + Shop.TWO_CHANGESETS);
    Result migrated = shop.jar().run("migrate", "shop", "--search-path=classes");
    assertThat(migrated.exitCode()).as(migrated.toString()).isZero();
    writeSnapshot(shop, classes);
    pack(classes);

    Result again = shop.jar().run("migrate", "shop", "--search-path=app.jar");
    Result ready = shop.jar().run("verify", "shop", "--search-path=app.jar");
    Result refused =
        shop.jar()
            .run(
                "migrate",
                "shop",
                "--search-path=app.jar",
                "--changelog-file=BOOT-INF/classes/" + CHANGELOG);
    Result nameless = shop.jar().run("validate", "--all", "--search-path=app.jar");
    Result named = shop.jar().run("validate", "--all", "--services=shop", "--search-path=app.jar");
    shop.execute("drop table crumbs");
    Result drifted = shop.jar().run("verify", "shop", "--search-path=app.jar");

    assertThat(again.out()).contains("shop: nothing to do");
    assertThat(ready.out()).startsWith("shop: READY. 2 changeSets applied");
    assertThat(refused.exitCode()).isEqualTo(9);
    assertThat(refused.output())
        .contains("is " + CHANGELOG + " in the application and in its tests");
    assertThat(nameless.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(nameless.err()).contains("name the service instead of --all, or by --services.");
    assertThat(named.exitCode()).as(named.toString()).isZero();
    assertThat(drifted.exitCode()).isEqualTo(ExitCode.DRIFTED.code());
  }

  private static void writeSnapshot(Shop shop, Path classes) throws Exception {
    Path file = classes.resolve(SNAPSHOT);
    Files.createDirectories(file.getParent());
    try (Connection connection = shop.database().connect()) {
      Files.writeString(
          file,
          new SchemaSnapshot(
                  "shop",
                  "",
                  "",
                  Shape.read(connection).digest(),
                  Changelog.locate("shop", SearchPath.of(classes)).revision().recorded(),
                  CatalogReader.read(connection),
                  List.of())
              .toText());
    }
  }

  private void pack(Path classes) throws Exception {
    try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(dir.resolve("app.jar")))) {
      for (String file : List.of(CHANGELOG, SNAPSHOT)) {
        jar.putNextEntry(new ZipEntry("BOOT-INF/classes/" + file));
        jar.write(Files.readAllBytes(classes.resolve(file)));
        jar.closeEntry();
      }
    }
  }
}
