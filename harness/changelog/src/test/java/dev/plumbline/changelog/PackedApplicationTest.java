package dev.plumbline.changelog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A changelog means the same in a packed application as on the class path of its tests. */
class PackedApplicationTest {

  private static final String ROOT =
      """
      databaseChangeLog:
        - include: {file: shared/roles.sql}
        - include: {file: "classpath:db/changelog/first.xml"}
        - includeAll: {path: db/changelog/later}
        - changeSet:
            id: load
            author: a
            changes:
              - sqlFile: {path: db/data/breads.sql}
      """;

  private static final String FIRST =
      """
      <databaseChangeLog
          xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
              http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
        <changeSet id="first" author="a"><sql>create table breads (id int)</sql></changeSet>
      </databaseChangeLog>
      """;

  private static final Map<String, String> CLASSES =
      Map.of(
          "db/changelog/db.changelog-master.yaml",
          ROOT,
          "db/changelog/first.xml",
          FIRST,
          "db/changelog/later/2.sql",
          sql("two"),
          "db/changelog/later/10.sql",
          sql("ten"),
          "db/data/breads.sql",
          "insert into breads values (1);",
          "META-INF/plumbline/shop.snapshot",
          "of the application");

  private final Path dir;
  private Path tests = Path.of("");

  PackedApplicationTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private static String sql(String id) {
    return "--liquibase formatted sql\n--changeset a:" + id + "\nselect 1;\n";
  }

  /** As Maven lays them out for a test. */
  @BeforeEach
  void classPathOfTheTests() throws IOException {
    tests = dir.resolve("classes");
    for (Map.Entry<String, String> file : CLASSES.entrySet()) {
      new ChangelogFolder(tests).withFile(file.getKey(), file.getValue());
    }
    Files.write(dir.resolve("shared.jar"), shared("roles"));
  }

  private Changelog inTests() {
    return Changelog.locate("shop", SearchPath.of(tests, dir.resolve("shared.jar")));
  }

  private static byte[] shared(String id) throws IOException {
    return zip(Map.of("shared/roles.sql", sql(id).getBytes(UTF_8)));
  }

  /** As Boot's repackage goal does it: libraries are stored, so that they can be read in place. */
  private Path packed(String name, String layout) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    CLASSES.forEach((file, text) -> entries.put(layout + "/classes/" + file, text.getBytes(UTF_8)));
    entries.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n".getBytes(UTF_8));
    entries.put(layout + "/lib/a-later.jar", shared("of-the-second"));
    entries.put(layout + "/lib/b-first.jar", shared("roles"));
    entries.put(layout + "/lib/driver.jar", zip(Map.of("org/Driver.class", new byte[] {1, 2, 3})));
    entries.put(
        layout + "/classpath.idx",
        ("- \"" + layout + "/lib/driver.jar\"\n- \"" + layout + "/lib/b-first.jar\"\n- \"")
            .concat(layout + "/lib/a-later.jar\"\n")
            .getBytes(UTF_8));
    return Files.write(dir.resolve(name), zip(entries));
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        if (entry.getKey().endsWith(".jar")) {
          CRC32 checksum = new CRC32();
          checksum.update(entry.getValue());
          header.setMethod(ZipEntry.STORED);
          header.setSize(entry.getValue().length);
          header.setCrc(checksum.getValue());
        }
        zip.putNextEntry(header);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private Path unpacked(Path jar) throws IOException {
    Path folder = dir.resolve("unpacked");
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        try (InputStream content = zip.getInputStream(entry)) {
          Files.copy(content, file);
        }
      }
    }
    return folder;
  }

  @ParameterizedTest
  @CsvSource({"app.jar, BOOT-INF, no", "app.war, WEB-INF, no", "app.jar, BOOT-INF, yes"})
  void hasTheChangeSetsOfTheTests(String name, String layout, String unpack) throws IOException {
    Path packed = packed(name, layout);
    SearchPath path = SearchPath.of(unpack.equals("yes") ? unpacked(packed) : packed);
    Changelog changelog = Changelog.locate("shop", path);

    assertThat(changelog.path()).isEqualTo("db/changelog/db.changelog-master.yaml");
    assertThat(changelog.revision()).isEqualTo(inTests().revision());
    assertThat(changelog.revision().changeSets())
        .extracting(changeSet -> changeSet.id().toString())
        .hasSize(5)
        .noneMatch(id -> id.contains("INF"));
    assertThat(changelog.read().inputs().areCurrent(changelog)).isTrue();
    assertThat(changelog.emptyFiles().isEmpty()).isTrue();
    assertThat(path.text("META-INF/plumbline/shop.snapshot")).contains("of the application");
    assertThat(changelog.place()).contains(path.roots().get(0));
  }

  @Test
  void isReadAnewWhenItWasPackedAnew() throws IOException {
    SearchPath path = SearchPath.of(packed("app.jar", "BOOT-INF"));
    Changelog changelog = Changelog.locate("shop", path);
    ChangelogReading before = changelog.read();
    Files.write(
        dir.resolve("app.jar"),
        zip(Map.of("BOOT-INF/classes/" + changelog.path(), sql("other").getBytes(UTF_8))));

    assertThat(before.inputs().areCurrent(changelog)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "classpath:"})
  void aPathThatWouldMakeAnotherIdentityIsRefused(String before) throws IOException {
    SearchPath path = SearchPath.of(packed("app.jar", "BOOT-INF"));
    String inJar = before + "BOOT-INF/classes/db/changelog/db.changelog-master.yaml";

    assertThatExceptionOfType(ChangelogNotFoundException.class)
        .isThrownBy(() -> Changelog.at("shop", inJar, path))
        .withMessageStartingWith(
            "shop: the changelog "
                + inJar
                + " is db/changelog/db.changelog-master.yaml in the application and in its tests.");
    assertThat(Changelog.at("shop", "db/changelog/db.changelog-master.yaml", path).revision())
        .isEqualTo(inTests().revision());
  }

  @Test
  void anIncludeThatWouldMakeAnotherIdentityIsRefused() throws IOException {
    Path jar = dir.resolve("app.jar");
    String include = "databaseChangeLog: [{include: {file: BOOT-INF/classes/db/changelog/a.sql}}]";
    Files.write(
        jar,
        zip(
            Map.of(
                "BOOT-INF/classes/db/changelog/changelog.yaml", include.getBytes(UTF_8),
                "BOOT-INF/classes/db/changelog/a.sql", sql("a").getBytes(UTF_8))));

    assertThatExceptionOfType(InvalidChangelogException.class)
        .isThrownBy(() -> Changelog.locate("shop", SearchPath.of(jar)).revision())
        .withMessageContaining("is db/changelog/a.sql in the application and in its tests");
  }

  @Test
  void eachServiceIsFound() throws IOException {
    Path jar = dir.resolve("app.jar");
    Files.write(
        jar,
        zip(
            Map.of(
                "BOOT-INF/classes/db/changelog/auth/changelog.sql", sql("a").getBytes(UTF_8),
                "WEB-INF/classes/changelogs/tenant/changelog.sql", sql("a").getBytes(UTF_8))));

    assertThat(Changelog.services(SearchPath.of(jar))).containsExactly("auth", "tenant");
  }
}
