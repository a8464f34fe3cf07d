package dev.plumbline.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangelogTest {

  private static final String ANYTHING = "--liquibase formatted sql\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "changelogs/shop/db.changelog-master.yaml",
        "changelogs/shop/db.changelog-master.yml",
        "changelogs/shop/changelog.xml",
        "db/changelog/shop/changelog.json",
        "db/changelog/db.changelog-master.sql"
      })
  void isFoundByConvention(String path, @TempDir Path dir) {
    ChangelogFolder folder = new ChangelogFolder(dir).withFile(path, ANYTHING);

    assertThat(folder.changelog().path()).isEqualTo(path);
  }

  @Test
  void theMoreSpecificFolderWins(@TempDir Path dir) {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withFile("db/changelog/changelog.sql", ANYTHING)
            .withFile("db/changelog/shop/changelog.sql", ANYTHING);

    assertThat(folder.changelog().path()).isEqualTo("db/changelog/shop/changelog.sql");
  }

  @Test
  void isFoundInAJarAndOnTheClassPath(@TempDir Path dir) throws IOException {
    Path jar = dir.resolve("service.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("db/changelog/changelog.sql"));
      zip.write((ANYTHING + "--changeset a:1\nselect 1;\n").getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }

    Changelog inJar = Changelog.locate("shop", SearchPath.of(jar));
    Changelog onClassPath = Changelog.locate("json", SearchPath.classPath());

    assertThat(inJar.revision().changeSets()).hasSize(1);
    assertThat(onClassPath.path()).isEqualTo("changelogs/json/changelog.json");
  }

  @Test
  void theFirstPlaceOfTheSearchPathWins(@TempDir Path dir) {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withFile("changelogs/sql/changelog.sql", ANYTHING + "--changeset a:mine\nselect 1;\n");

    Changelog changelog = Changelog.locate("sql", folder.searchPath().thenClassPath());

    assertThat(changelog.revision().changeSets())
        .singleElement()
        .extracting(changeSet -> changeSet.id().id())
        .isEqualTo("mine");
  }

  @Test
  void severalCandidatesInOneFolderAreAnError(@TempDir Path dir) {
    ChangelogFolder folder =
        new ChangelogFolder(dir).with("changelog.yaml", "").with("db.changelog-master.xml", "");

    assertThatExceptionOfType(ChangelogNotFoundException.class)
        .isThrownBy(folder::changelog)
        .withMessage(
            "shop: there are several changelogs, and it is unclear which one is the root:"
                + " changelogs/shop/db.changelog-master.xml, changelogs/shop/changelog.yaml. Looked"
                + " in %s. Keep one of them, or name the root explicitly.",
            dir);
  }

  @Test
  void aTypoInTheNameIsAnsweredWithTheServiceThatWasMeant(@TempDir Path dir) {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withFile("changelogs/auth/changelog.sql", ANYTHING)
            .withFile("db/changelog/alert-processor/changelog.sql", ANYTHING);

    assertThatExceptionOfType(ChangelogNotFoundException.class)
        .isThrownBy(() -> Changelog.locate("auht", folder.searchPath()))
        .withMessage(
            "auht: no changelog found. Looked for db.changelog-master or changelog (.yaml, .yml,"
                + " .xml, .json, .sql) in the folders changelogs/auht/, db/changelog/auht/,"
                + " db/changelog/ of %s. Did you mean auth? Services that have one:"
                + " alert-processor, auth.",
            dir);
    assertThatExceptionOfType(ChangelogNotFoundException.class)
        .isThrownBy(() -> Changelog.locate("alert_processor", folder.searchPath()))
        .withMessageContaining("Did you mean alert-processor?");
  }

  @Test
  void filesUnderOtherNamesAreMentioned(@TempDir Path dir) {
    ChangelogFolder folder = new ChangelogFolder(dir).with("master.yaml", "").with("notes.md", "");

    assertThatExceptionOfType(ChangelogNotFoundException.class)
        .isThrownBy(folder::changelog)
        .withMessageEndingWith(
            "Other files there: changelogs/shop/master.yaml. No service has a changelog there:"
                + " check the search path.");
  }

  @Test
  void isFoundUnderAnExplicitPath(@TempDir Path dir) {
    ChangelogFolder folder = new ChangelogFolder(dir).with("master.sql", ANYTHING);

    assertThat(Changelog.at("shop", "./changelogs/shop/master.sql", folder.searchPath()).path())
        .isEqualTo("changelogs/shop/master.sql");
    assertThat(
            Changelog.at("shop", dir + "/changelogs/shop/master.sql", folder.searchPath()).path())
        .isEqualTo("changelogs/shop/master.sql");
  }

  @Test
  void aWrongExplicitPathIsAnError(@TempDir Path dir) {
    ChangelogFolder folder = new ChangelogFolder(dir).with("master.sql", ANYTHING);

    assertThatExceptionOfType(ChangelogNotFoundException.class)
        .isThrownBy(() -> Changelog.at("shop", "changelogs/shop/main.sql", folder.searchPath()))
        .withMessageStartingWith(
            "shop: there is no changelog changelogs/shop/main.sql. Looked in %s. Other files there:"
                + " changelogs/shop/master.sql.",
            dir);
  }

  @Test
  void aSearchPathMustExist(@TempDir Path dir) {
    Path missing = dir.resolve("missing");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SearchPath.parse("., missing", dir))
        .withMessage("The search path names %s, which does not exist. Correct it.", missing);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SearchPath.of())
        .withMessage("The search path is empty: name a folder or a jar");
    assertThat(SearchPath.parse(dir + ",", Path.of("elsewhere")).thenClassPath())
        .hasToString(dir + ", the class path");
  }

  @Test
  void doesNotPrintItsParameters(@TempDir Path dir) {
    Changelog changelog =
        new ChangelogFolder(dir)
            .withSql("")
            .changelog()
            .withParameters(Map.of("password", "hunter2"));

    assertThat(changelog.toString()).doesNotContain("hunter2");
  }
}
