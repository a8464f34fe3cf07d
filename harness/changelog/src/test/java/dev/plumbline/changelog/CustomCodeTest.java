package dev.plumbline.changelog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import liquibase.changelog.IncludeAllFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Code that a project adds to Liquibase counts, wherever it comes from. */
class CustomCodeTest {

  private static final String CHANGE =
      """
      package shop;
      public final class Bake implements liquibase.change.custom.CustomTaskChange {
        @Override public void execute(liquibase.database.Database database) { %s }
        @Override public String getConfirmationMessage() { return ""; }
        @Override public void setUp() {}
        @Override public void setFileOpener(liquibase.resource.ResourceAccessor files) {}
        @Override public liquibase.exception.ValidationErrors validate(
            liquibase.database.Database database) {
          return new liquibase.exception.ValidationErrors();
        }
      }
      """;

  private static final String CHECK =
      """
      package shop;
      public final class Bake implements liquibase.precondition.CustomPrecondition {
        @Override public void check(liquibase.database.Database database) { %s }
      }
      """;

  private static final String CHANGESET =
      """
        - changeSet:
            id: 1
            author: a
            changes: [{customChange: {class: shop.Bake}}]
      """;

  private static final String CHECKED_CHANGESET =
      """
        - changeSet:
            id: 1
            author: a
            preConditions: [{customPrecondition: {className: shop.Bake}}]
            changes: [{sql: {sql: select 1}}]
      """;

  private static Path compile(Path dir, String source) throws IOException {
    Path file = Files.writeString(dir.resolve("Bake.java"), source, UTF_8);
    Path classes = Files.createDirectories(dir.resolve("classes"));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                liquibase().toString(),
                file.toString());
    assertThat(status).isZero();
    return classes;
  }

  private static Path liquibase() {
    return Path.of(
        liquibase.Scope.class.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private static Path jar(Path dir, Path classes) throws IOException {
    Path jar = dir.resolve("bake.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("shop/Bake.class"));
      zip.write(Files.readAllBytes(classes.resolve("shop/Bake.class")));
      zip.closeEntry();
    }
    return jar;
  }

  /** As another run would find it: every run has its own class loader. */
  private static <T> T with(Path place, Supplier<T> work) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {place.toUri().toURL()}, CustomCodeTest.class.getClassLoader())) {
      thread.setContextClassLoader(loader);
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @ParameterizedTest
  @CsvSource({"true, false", "true, true", "false, false", "false, true"})
  void aNewVersionCounts(boolean change, boolean packed, @TempDir Path dir) throws IOException {
    String source = change ? CHANGE : CHECK;
    ChangelogFolder folder =
        new ChangelogFolder(dir.resolve("files")).withYaml(change ? CHANGESET : CHECKED_CHANGESET);
    Path classes = compile(dir, source.formatted(""));
    Path place = packed ? jar(dir, classes) : classes;

    ChangelogReading reading = with(place, folder.changelog()::read);
    assertThat(reading.fingerprints()).doesNotContain("").hasSize(1);
    assertThat(with(place, () -> reading.inputs().change(folder.changelog()))).isEmpty();
    assertThat(with(place, folder.changelog()::read)).isEqualTo(reading);

    compile(dir, source.formatted("System.nanoTime();"));
    if (packed) {
      jar(dir, classes);
    }
    assertThat(with(place, () -> reading.inputs().change(folder.changelog())))
        .contains("the code of shop.Bake has changed");
    assertThat(with(place, folder.changelog()::read).fingerprints())
        .isNotEqualTo(reading.fingerprints());
    assertThat(reading.inputs().change(folder.changelog()))
        .contains("the code of shop.Bake has changed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"change.Change", "precondition.Precondition", "database.Database"})
  void anExtensionOnTheClassPathIsASetting(String service, @TempDir Path dir) throws IOException {
    Changelog changelog = new ChangelogFolder(dir.resolve("files")).withSql("").changelog();
    Path place = Files.createDirectories(dir.resolve("place/META-INF/services"));
    String without = with(dir.resolve("place"), changelog::settingsDigest);

    Files.writeString(place.resolve("liquibase." + service), "shop.Extension\n");

    assertThat(without).isEqualTo(changelog.settingsDigest());
    assertThat(with(dir.resolve("place"), changelog::settingsDigest)).isNotEqualTo(without);
  }

  /** Services that only commands use which a migrator never runs, or that only tell and show. */
  @Test
  void allServicesOfThisVersionAreKnown() throws IOException {
    try (JarFile jar = new JarFile(liquibase().toFile())) {
      List<String> services =
          jar.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.startsWith("META-INF/services/liquibase."))
              .map(name -> name.substring("META-INF/services/liquibase.".length()))
              .toList();

      assertThat(services).containsAll(ChangelogSettings.SERVICES);
      assertThat(services)
          .filteredOn(service -> !ChangelogSettings.SERVICES.contains(service))
          .containsExactlyInAnyOrder(
              "analytics.AnalyticsListener",
              "analytics.configuration.AnalyticsConfiguration",
              "command.CommandStep",
              "command.LiquibaseCommand",
              "command.copy.ProjectCopier",
              "diff.DiffGenerator",
              "diff.output.changelog.ChangeGenerator",
              "io.OutputFileHandler",
              "license.LicenseService",
              "logging.LogService",
              "logging.mdc.CustomMdcObject",
              "logging.mdc.MdcManager",
              "parser.SnapshotParser",
              "report.ShowSummaryGenerator",
              "serializer.ChangeLogSerializer",
              "serializer.SnapshotSerializer");
    }
  }

  /** Takes all files but one. */
  public static final class NotTheSecond implements IncludeAllFilter {
    @Override
    public boolean include(String path) {
      return !path.endsWith("2.sql");
    }
  }

  @Test
  void theClassesThatChooseAndSortFilesCount(@TempDir Path dir) {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withYaml(
                """
                  - includeAll:
                      path: changelogs/shop/all
                      filter: %s
                """
                    .formatted(NotTheSecond.class.getName()))
            .with("all/1.sql", "--liquibase formatted sql\n--changeset a:1\nselect 1;\n")
            .with("all/2.sql", "--liquibase formatted sql\n--changeset a:2\nselect 2;\n");

    ChangelogReading reading = folder.changelog().read();

    assertThat(reading.revision().changeSets()).hasSize(1);
    assertThat(reading.inputs().toText())
        .containsPattern("(?m)^code [0-9a-f]{64} " + Pattern.quote(NotTheSecond.class.getName()));
    assertThat(reading.inputs().change(folder.changelog())).isEmpty();
  }
}
