package dev.plumbline.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changelogs that no database can be migrated by are refused at once, and for what they are. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class UnusableChangelogsTest {

  private final Path dir;

  UnusableChangelogsTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private static final String LOOP = "  - include: {file: %s, relativeToChangelogFile: true}\n";

  private List<Finding> findings(ChangelogFolder folder) {
    InvalidChangelogException refused =
        catchThrowableOfType(InvalidChangelogException.class, () -> folder.changelog().read());
    assertThat(refused).isNotNull();
    return refused.findings().stream().toList();
  }

  private String only(FindingCode code, ChangelogFolder folder) {
    List<Finding> findings = findings(folder);
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).code()).isEqualTo(code);
    return findings.get(0).subject()
        + ": "
        + findings.get(0).actual()
        + " / "
        + findings.get(0).fix();
  }

  private ChangelogFolder yaml(String changes) {
    return new ChangelogFolder(dir)
        .withYaml("  - changeSet:\n      id: one\n      author: a\n" + changes.indent(6));
  }

  @Test
  void aCircleIsNamedFileByFile() {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withYaml(LOOP.formatted("a.yaml"))
            .with(
                "a.yaml",
                "databaseChangeLog:\n" + LOOP.formatted("p.yaml") + LOOP.formatted("b.xml"))
            .with("p.yaml", "databaseChangeLog:\n  - property: {name: p, value: 1}\n")
            .with(
                "b.xml",
                """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                  xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                <include file="a.yaml" relativeToChangelogFile="true"/></databaseChangeLog>
                """);

    assertThat(only(FindingCode.CHANGELOG_UNREADABLE, folder))
        .contains(
            "changelogs/shop/a.yaml includes changelogs/shop/b.xml includes changelogs/shop/a.yaml")
        .doesNotContain("p.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  - include: {file: changelogs/shop/changelog.yaml}\n",
        "  - includeAll: {path: changelogs/shop/}\n",
        "  - includeAll: {path: ., relativeToChangelogFile: true}\n"
      })
  void aFileThatIncludesItself(String include) {
    assertThat(only(FindingCode.CHANGELOG_UNREADABLE, new ChangelogFolder(dir).withYaml(include)))
        .contains("changelogs/shop/");
  }

  @Test
  void aFileThatManyIncludeIsNoCircle() {
    ChangelogFolder folder = new ChangelogFolder(dir);
    StringBuilder root = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      folder.with(
          i + ".yaml",
          "databaseChangeLog:\n"
              + LOOP.formatted("p.yaml")
              + "  - changeSet: {id: %d, author: a, changes: [{sql: select 1}]}\n".formatted(i));
      root.append(LOOP.formatted(i + ".yaml"));
    }
    folder
        .withYaml(root.toString())
        .with("p.yaml", "databaseChangeLog:\n  - property: {name: p, value: 1}\n");

    assertThat(folder.changelog().read().revision().changeSets()).hasSize(20);
  }

  /** Blaming the file that happened to be read before sends its reader to the wrong place. */
  @ParameterizedTest
  @CsvSource({
    "<include file='nope.yaml' relativeToChangelogFile='true'/>, changelog.xml",
    "<include file='classpath:changelogs/shop/a/leaf.xml'/>, changelog.xml",
    "<includeAll path='changelogs/nope/'/>, changelog.xml",
    "<property file='changelogs/shop/nope.properties'/>, changelog.xml",
    "<include file='broken.yaml' relativeToChangelogFile='true'/>, broken.yaml",
    "<include file='outer.yaml' relativeToChangelogFile='true'/>, outer.yaml",
  })
  void theFileThatIsWrongIsNamedNotTheOneBefore(String wrong, String file) {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .with(
                "changelog.xml",
                """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                  xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                <include file="changelogs/shop/leaf.xml"/>%s</databaseChangeLog>
                """
                    .formatted(wrong))
            .with(
                "leaf.xml",
                """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                  xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                <property name="p" value="1"/></databaseChangeLog>
                """)
            .with("broken.yaml", "databaseChangeLog: [\n")
            .with(
                "outer.yaml",
                "databaseChangeLog:\n" + LOOP.formatted("leaf.xml") + LOOP.formatted("nope.xml"));

    Finding finding = findings(folder).get(0);

    assertThat(finding.code()).isEqualTo(FindingCode.CHANGELOG_UNREADABLE);
    assertThat(finding.subject()).startsWith("changelogs/shop/" + file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"com.acme.Nope", "java.lang.String"})
  void aCustomChangeThatIsNone(String name) {
    assertThat(
            findings(yaml("changes: [{customChange: {class: %s}}]".formatted(name)))
                .get(0)
                .actual())
        .contains(name.equals("com.acme.Nope") ? "class com.acme.Nope was not found" : "String");
  }

  @Test
  void aCustomPreconditionOfAMissingClass() {
    assertThat(
            only(
                FindingCode.CHANGESET_INVALID,
                yaml(
                    """
                    preConditions: [{not: [{customPrecondition: {className: com.acme.Nope}}]}]
                    changes: [{sql: select 1}]
                    """)))
        .contains("class com.acme.Nope was not found on the class path", "changelog.yaml:3");
  }

  @Test
  void aClassOfANewerJava() throws IOException {
    byte[] bytes;
    try (InputStream in = UnusableChangelogsTest.class.getResourceAsStream("ReadsAFile.class")) {
      bytes = in.readAllBytes();
    }
    bytes[7] = (byte) 200;
    Path file = dir.resolve("dev/plumbline/changelog/ReadsAFile.class");
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (NewestFirst loader = new NewestFirst(dir, before)) {
      thread.setContextClassLoader(loader);
      assertThat(
              only(
                  FindingCode.CHANGELOG_UNREADABLE,
                  yaml("changes: [{customChange: {class: dev.plumbline.changelog.ReadsAFile}}]")))
          .contains("needs Java 156", "--release");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Finds the class in the folder before the parent does. */
  private static final class NewestFirst extends URLClassLoader {

    NewestFirst(Path folder, ClassLoader parent) throws IOException {
      super(new URL[] {folder.toUri().toURL()}, parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      return name.endsWith("ReadsAFile") ? findClass(name) : super.loadClass(name, resolve);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "runWith: psql, psql",
    "runWith: sqlplus, sqlplus",
  })
  void anExecutorThatIsNotThere(String attribute, String expected) {
    assertThat(
            only(FindingCode.CHANGESET_INVALID, yaml(attribute + "\nchanges: [{sql: select 1}]\n")))
        .contains("runWith names " + expected, "changelog.yaml:3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sqlFile: {path: changelogs/shop/x.txt, encoding: utf-9}",
        "sqlFile: {path: x.txt, relativeToChangelogFile: true, encoding: '?'}",
        "loadData: {tableName: t, file: changelogs/shop/x.txt, encoding: utf-9}"
      })
  void anEncodingThatDoesNotExist(String change) {
    assertThat(
            only(
                FindingCode.CHANGESET_INVALID,
                yaml("changes: [{%s}]".formatted(change)).with("x.txt", "select 1")))
        .contains("encoding", "does not exist", "changelog.yaml:3");
  }

  @ParameterizedTest
  @CsvSource({"UTF-16, UTF-16", "UTF-8, UTF-16"})
  void aMarkThatContradictsTheDeclaredEncoding(String declared, String real) throws IOException {
    ChangelogFolder folder =
        yaml(
            "changes: [{sqlFile: {path: changelogs/shop/x.txt, encoding: %s}}]"
                .formatted(declared));
    Files.write(dir.resolve("changelogs/shop/x.txt"), "select 1".getBytes(Charset.forName(real)));

    assertThat(only(FindingCode.CHANGESET_INVALID, folder))
        .contains("encoding of changelogs/shop/x.txt", "but a BOM was detected for 'UTF-16");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlFile", "include"})
  void aTextThatIsNotInItsEncoding(String how) throws IOException {
    ChangelogFolder folder =
        how.equals("include")
            ? new ChangelogFolder(dir).withYaml(LOOP.formatted("x.sql"))
            : yaml("changes: [{sqlFile: {path: changelogs/shop/x.sql}}]");
    Files.write(
        dir.resolve("changelogs/shop/x.sql"),
        "--liquibase formatted sql\n--changeset a:1\nselect 'käse';\n"
            .getBytes(StandardCharsets.ISO_8859_1));

    assertThat(
            only(
                how.equals("include")
                    ? FindingCode.CHANGELOG_UNREADABLE
                    : FindingCode.CHANGESET_INVALID,
                folder))
        .contains("changelogs/shop/x.sql, line 3 is not UTF-8");
  }

  @Test
  void aParameterThatNobodyDefinesInAName() {
    assertThat(
            only(
                FindingCode.CHANGESET_INVALID,
                yaml(
                    """
                    changes:
                    - createTable: {tableName: '${nope}_t', columns: [{column: {name: a, type: text, defaultValue: '${meant}'}}]}
                    - sql: insert into t values ('${meant}')
                    """)))
        .contains("${nope} in the tableName of createTable");
  }

  @Test
  void butNotWhereAPreconditionMayKeepItFromRunning() {
    ChangelogFolder folder =
        yaml(
            """
            preConditions: [{onFail: MARK_RAN}, {dbms: {type: h2}}]
            changes: [{createTable: {tableName: t, columns: [{column: {name: a, type: '${h2}'}}]}}]
            """);

    assertThat(folder.changelog().read().revision().changeSets()).hasSize(1);
  }

  @Test
  void aliasesOfAliases() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a").append(i).append(": &a").append(i).append(" [");
      bomb.append(
          String.join(
              ", ", List.of(alias, alias, alias, alias, alias, alias, alias, alias, alias)));
      bomb.append("]\n");
    }
    assertThat(
            only(
                FindingCode.CHANGELOG_UNREADABLE,
                new ChangelogFolder(dir).with("changelog.yaml", bomb + "databaseChangeLog: []\n")))
        .contains("aliases of aliases");
  }

  @Test
  void aPipeADeviceAFolderAndMoreThanMemory() throws IOException, InterruptedException {
    Path shop = Files.createDirectories(dir.resolve("changelogs/shop"));
    assertThat(new ProcessBuilder("mkfifo", shop.resolve("pipe.sql").toString()).start().waitFor())
        .isZero();
    Files.createDirectories(shop.resolve("folder.sql"));
    try (RandomAccessFile huge = new RandomAccessFile(shop.resolve("huge.sql").toFile(), "rw")) {
      huge.setLength(Runtime.getRuntime().maxMemory());
    }
    for (List<String> expected :
        Arrays.asList(
            List.of("pipe.sql", "is a pipe or a device"),
            List.of("folder.sql", "folder"),
            List.of("huge.sql", "too little memory"))) {
      ChangelogFolder folder = new ChangelogFolder(dir).withYaml(LOOP.formatted(expected.get(0)));
      assertThat(findings(folder).get(0).toString()).contains(expected.get(1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dots", "link", "entity", "sqlFile", "folder"})
  void whatLeadsOutOfTheSearchPath(String way) throws IOException {
    Path root = Files.createDirectories(dir.resolve("root"));
    ChangelogFolder folder = new ChangelogFolder(root);
    Files.writeString(
        dir.resolve("secret.sql"), "--liquibase formatted sql\n--changeset a:1\nselect 1;\n");
    Files.createDirectories(root.resolve("changelogs/shop"));
    switch (way) {
      case "dots" -> folder.withYaml("  - include: {file: ../secret.sql}\n");
      case "link" -> {
        Files.createSymbolicLink(root.resolve("changelogs/shop/x.sql"), dir.resolve("secret.sql"));
        folder.withYaml(LOOP.formatted("x.sql"));
      }
      case "folder" -> {
        Files.createSymbolicLink(root.resolve("changelogs/shop/x"), dir);
        folder.withYaml(LOOP.formatted("x/secret.sql"));
      }
      case "sqlFile" ->
          folder.withYaml(
              "  - changeSet: {id: 1, author: a, changes: [{sqlFile: {path: ../../../secret.sql, relativeToChangelogFile: true}}]}\n");
      default ->
          folder.with(
              "changelog.xml",
              """
              <!DOCTYPE databaseChangeLog [<!ENTITY x SYSTEM "../secret.sql">]>
              <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                  xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">&x;</databaseChangeLog>
              """);
    }

    assertThat(findings(folder))
        .anyMatch(finding -> finding.toString().contains("outside the search path"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-5.0.xsd",
        "https://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-9.7.xsd",
        "http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-3.1.xsd",
        "http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd"
      })
  void xmlSchemasOfAllVersionsAreKnown(String schema) {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .with(
                "changelog.xml",
                """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                  xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog %s">
                <changeSet id="1" author="a"><sql>select 1</sql></changeSet></databaseChangeLog>
                """
                    .formatted(schema));

    assertThat(folder.changelog().read().inputs().change(folder.changelog())).isEmpty();
  }
}
