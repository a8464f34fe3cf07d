package dev.plumbline.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.junit.shop.Product;
import dev.plumbline.snapshot.RecordedChangeSet;
import dev.plumbline.snapshot.SchemaSnapshot;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** How the contract writes, compares and looks back to schema snapshots. */
class SnapshotTest {

  private static final Path FIXTURE = Path.of("src/test/resources/findings/snapshot/expected.txt");

  @PlumblineTest(value = "shop", entities = Product.class)
  static class Shop implements SchemaContract {}

  @PlumblineTest(
      value = "tuned",
      entities = Product.class,
      contexts = "test",
      labelFilter = "!later",
      parameters = "table=loaves")
  static class Tuned implements SchemaContract {}

  @PlumblineTest(value = "shop", entities = Product.class)
  static class History {

    @Test
    void keepsReleasedChangeSets(ServiceDatabase database) {
      PlumblineAssertions.assertThat(database).keepsReleasedChangeSets();
    }
  }

  private record Outcome(Status status, String message) {}

  private static Outcome upToDate(Class<?> sample, Map<String, String> parameters) {
    return run(sample, "schemaSnapshotIsUpToDate", parameters);
  }

  private static Outcome compatible(Map<String, String> parameters) {
    return run(Shop.class, "releaseBeforeRunsOnThisSchema", parameters);
  }

  private static Outcome run(Class<?> sample, String method, Map<String, String> parameters) {
    TestExecutionResult result =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectMethod(sample, method, ServiceDatabase.class))
            .configurationParameters(parameters)
            .execute()
            .testEvents()
            .finished()
            .stream()
            .map(event -> event.getRequiredPayload(TestExecutionResult.class))
            .findFirst()
            .orElseThrow();
    return new Outcome(
        result.getStatus(), result.getThrowable().map(Throwable::getMessage).orElse(""));
  }

  private static Map<String, String> in(Path folder) {
    return Map.of("plumbline.snapshots", folder.toString());
  }

  private static Path written(Class<?> sample, Path folder, String service) {
    Outcome outcome =
        upToDate(
            sample,
            Map.of("plumbline.snapshots", folder.toString(), "plumbline.update-snapshots", "true"));
    assertThat(outcome.message()).isEmpty();
    return folder.resolve(service + ".snapshot");
  }

  private static void replace(Path file, String old, String changed) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, changed));
  }

  @Test
  void withoutAFileTheTestIsSkippedAndSaysHowToWriteOne(@TempDir Path folder) {
    Outcome outcome = upToDate(Shop.class, in(folder));

    assertThat(outcome.status()).isEqualTo(Status.ABORTED);
    assertThat(outcome.message())
        .contains("shop has no schema snapshot " + folder.resolve("shop.snapshot") + " yet")
        .contains("-Dplumbline.update-snapshots=true");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void isWrittenOnRequestAndAcceptedFromThenOn(@TempDir Path folder) throws IOException {
    Path nested = folder.resolve("not/there/yet");
    Path file = written(Shop.class, nested, "shop");

    assertThat(upToDate(Shop.class, in(nested))).isEqualTo(passed());
    SchemaSnapshot snapshot = SchemaSnapshot.read(file);
    assertThat(snapshot.changeSets())
        .extracting(RecordedChangeSet::id)
        .containsExactly("create-products", "add-price", "fill-price", "require-price");
    assertThat(snapshot.changeSets())
        .allSatisfy(changeSet -> assertThat(changeSet.checksum()).startsWith("9:"));
    assertThat(snapshot.shape()).isNotEmpty();
    assertThat(Files.readString(file, UTF_8))
        .contains("\ntable products\n")
        .contains("\n  column price type \"numeric(10,2)\" not-nullable\n");
  }

  /** As in a build of several modules; the tests are in another one. */
  @ParameterizedTest
  @CsvSource({
    "target/classes, app",
    "target/app-1.0.jar, app",
    "build/resources/main, app",
    "src/main/resources, app",
    "../repository/app-1.0.jar, tests"
  })
  void isInTheModuleThatDeploysTheChangelog(String place, String module, @TempDir Path reactor)
      throws IOException {
    Path app = Files.createDirectories(reactor.resolve("app"));
    Files.createDirectories(app.resolve("src/main"));
    Path root = app.resolve(place).normalize();
    String text = "--liquibase formatted sql\n--changeset a:1\nselect 1;\n";
    if (place.endsWith(".jar")) {
      Files.createDirectories(root.getParent());
      try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(root))) {
        jar.putNextEntry(new ZipEntry("changelogs/shop/changelog.sql"));
        jar.write(text.getBytes(UTF_8));
        jar.closeEntry();
      }
    } else {
      Files.createDirectories(root.resolve("changelogs/shop"));
      Files.writeString(root.resolve("changelogs/shop/changelog.sql"), text);
    }
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    try (URLClassLoader classPath = new URLClassLoader(new URL[] {root.toUri().toURL()}, null)) {
      thread.setContextClassLoader(classPath);
      for (SearchPath path : List.of(SearchPath.of(root), SearchPath.classPath())) {
        SnapshotFiles files =
            SnapshotFiles.of(
                Changelog.locate("shop", path), reactor.resolve("tests"), RunOptions.ofThisJvm());
        assertThat(files.file())
            .isEqualTo(
                reactor
                    .resolve(module)
                    .resolve("src/main/resources/META-INF/plumbline/shop.snapshot"));
      }
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  private static Outcome passed() {
    return new Outcome(Status.SUCCESSFUL, "");
  }

  @Test
  void holdsWhatAppliesUnderTheContextsAndLabelsOfTheTest(@TempDir Path folder) {
    SchemaSnapshot snapshot = SchemaSnapshot.read(written(Tuned.class, folder, "tuned"));

    assertThat(snapshot.contexts()).isEqualTo("test");
    assertThat(snapshot.labelFilter()).isEqualTo("!later");
    assertThat(snapshot.changeSets())
        .extracting(RecordedChangeSet::id)
        .containsExactly("create-table", "for-test");
  }

  @Test
  void aStaleOneFailsWithTheDifferenceAndTheCommand(@TempDir Path folder) throws IOException {
    Path file = written(Shop.class, folder, "shop");
    replace(file, "numeric(10,2)", "numeric(8,2)");
    replace(
        file, "column name type \"character varying(40)\" not-nullable", "column name type text");

    Outcome outcome = upToDate(Shop.class, in(folder));

    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.message())
        .startsWith("shop: the schema snapshot is not up to date: 1 error\n");
    String finding =
        outcome
            .message()
            .substring(outcome.message().indexOf("ERROR SNAPSHOT_OUTDATED"))
            .replace(folder.toString(), "src/main/resources/META-INF/plumbline");
    if (Boolean.getBoolean("plumbline.update-expected")) {
      Files.writeString(FIXTURE, finding);
    }
    assertThat(finding).isEqualTo(Files.readString(FIXTURE, UTF_8));
    assertThat(Files.readString(file)).as("is left alone").contains("numeric(8,2)");
    written(Shop.class, folder, "shop");
    assertThat(upToDate(Shop.class, in(folder))).isEqualTo(passed());
  }

  @Test
  void aMergeConflictIsNamedAndWrittenOver(@TempDir Path folder) throws IOException {
    Path file = written(Shop.class, folder, "shop");
    replace(file, "\ntable products", "\n<<<<<<< HEAD\ntable products");

    assertThat(upToDate(Shop.class, in(folder)).message())
        .contains("has an unresolved merge conflict", "-Dplumbline.update-snapshots=true");
    written(Shop.class, folder, "shop");
    assertThat(upToDate(Shop.class, in(folder))).isEqualTo(passed());
  }

  @Test
  void lineEndsOfWindowsAreNoDifference(@TempDir Path folder) throws IOException {
    replace(written(Shop.class, folder, "shop"), "\n", "\r\n");

    assertThat(upToDate(Shop.class, in(folder))).isEqualTo(passed());
  }

  @Test
  void isLookedForInTheMainResourcesOfTheModuleThatIsTested() {
    Outcome outcome = upToDate(Shop.class, Map.of());

    assertThat(outcome.status()).isEqualTo(Status.ABORTED);
    assertThat(outcome.message())
        .contains(
            Path.of(System.getProperty("basedir", ""))
                .resolve("src/main/resources/META-INF/plumbline/shop.snapshot")
                .toAbsolutePath()
                .toString());
  }

  @Test
  void withoutAReleaseBeforeThatTestIsSkipped(@TempDir Path noRepository) {
    Outcome outcome = compatible(in(noRepository));

    assertThat(outcome.status()).isEqualTo(Status.ABORTED);
    assertThat(outcome.message()).contains("plumbline.previous-snapshot to git:REVISION");
  }

  @Test
  void theReleaseBeforeIsReadFromAFileOrFolder(@TempDir Path folder) {
    Path file = written(Shop.class, folder, "shop");

    assertThat(compatible(previous(file.toString()))).isEqualTo(passed());
    assertThat(compatible(previous(folder.toString()))).isEqualTo(passed());
    assertThat(compatible(previous(folder.resolve("gone.snapshot").toString())).message())
        .contains("There is no schema snapshot", "gone.snapshot");
  }

  @Test
  void whatWasReleasedIsKept(@TempDir Path folder) throws IOException {
    Path file = written(Shop.class, folder, "shop");
    Map<String, String> release = previous(file.toString());

    assertThat(run(History.class, "keepsReleasedChangeSets", release)).isEqualTo(passed());
    replace(file, "fill-price", "fill-prices");

    assertThat(run(History.class, "keepsReleasedChangeSets", release).message())
        .startsWith("shop: changeSets that have been released are not what they were: 1 error")
        .contains(
            "ERROR RELEASED_CHANGESET_REMOVED  changelogs/shop/",
            "::fill-prices::",
            "same content");
    assertThat(
            run(
                History.class,
                "keepsReleasedChangeSets",
                Map.of("plumbline.previous-snapshot", "none")))
        .isEqualTo(
            new Outcome(
                Status.ABORTED, "plumbline.previous-snapshot=none; compatibility not checked."));
  }

  @Test
  void whatIsNewIsRehearsedOnRows(@TempDir Path folder) throws IOException {
    Path file = written(Shop.class, folder, "shop");
    Map<String, String> release = previous(file.toString());

    assertThat(run(Shop.class, "newChangeSetsAreSafe", release)).isEqualTo(passed());
    Files.write(
        file,
        Files.readAllLines(file).stream()
            .filter(line -> !line.contains("id require-price"))
            .toList());
    Outcome outcome = run(Shop.class, "newChangeSetsAreSafe", release);

    assertThat(outcome.message())
        .startsWith("shop: new changeSets are not safe to run: 1 error")
        .contains(
            "ERROR READS_BLOCKED  changelogs/shop/db.changelog-master.yaml::require-price::ana",
            "ACCESS EXCLUSIVE on products was held while all 1,000 rows were checked");
    assertThat(run(Shop.class, "newChangeSetsAreSafe", release))
        .as("the second time, from what is noted")
        .isEqualTo(outcome);
    assertThat(
            run(Shop.class, "newChangeSetsAreSafe", Map.of("plumbline.previous-snapshot", "none"))
                .status())
        .isEqualTo(Status.ABORTED);
  }

  private static Map<String, String> previous(String where) {
    return Map.of("plumbline.previous-snapshot", where);
  }

  @Test
  void aReleaseThatCannotRunOnThisSchemaFailsWithAWayOut(@TempDir Path folder) throws IOException {
    Path file = written(Shop.class, folder, "shop");
    replace(
        file,
        "  column price type \"numeric(10,2)\" not-nullable\n",
        "  column price type \"numeric(12,2)\"\n  column note type text\n");

    Outcome outcome = compatible(previous(file.toString()));

    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.message())
        .startsWith(
            "shop: the previous release cannot run on this schema, as it must during a rolling"
                + " deployment: 3 errors\n")
        .contains("ERROR INCOMPATIBLE_MISSING  products.note\n")
        .contains("ERROR INCOMPATIBLE_CHANGED  products.price\n")
        .contains("ERROR INCOMPATIBLE_ADDED  products.price\n")
        .contains("Expand, then contract");
  }

  @Test
  void theReleaseBeforeIsReadFromGit(@TempDir Path repository)
      throws IOException, InterruptedException {
    Path folder = repository.resolve("src/main/resources/META-INF/plumbline");
    git(repository, "init", "--quiet", "--initial-branch=of-nobody-else");
    git(repository, "commit", "--quiet", "--allow-empty", "--message", "before there was one");
    git(repository, "tag", "v1");
    Path file = written(Shop.class, folder, "shop");
    git(repository, "add", ".");
    git(repository, "commit", "--quiet", "--message", "snapshot");
    git(repository, "tag", "v2");
    replace(file, "\ntable products\n", "\ntable products\n  column note type text\n");
    git(repository, "commit", "--quiet", "--all", "--message", "a column more");

    assertThat(compatible(release(folder, "v2"))).isEqualTo(passed());
    assertThat(compatible(in(folder))).as("the last tag").isEqualTo(passed());
    git(repository, "tag", "v2.1");
    git(repository, "commit", "--quiet", "--allow-empty", "--message", "another");
    assertThat(compatible(in(folder)).message())
        .as("the last tag, by itself")
        .contains("ERROR INCOMPATIBLE_MISSING  products.note");
    assertThat(compatible(release(folder, "HEAD")).message())
        .contains("ERROR INCOMPATIBLE_MISSING  products.note");
    assertThat(compatible(release(folder, "v1")))
        .isEqualTo(new Outcome(Status.ABORTED, "shop had no snapshot " + file + " in v1."));
    assertThat(compatible(release(folder, "v3")).message())
        .contains("git has no such revision", "A shallow clone");
    assertThat(compatible(release(folder, "--help")).message())
        .contains("git has no such revision");
  }

  private static Map<String, String> release(Path folder, String revision) {
    return Map.of(
        "plumbline.snapshots", folder.toString(), "plumbline.previous-snapshot", "git:" + revision);
  }

  private static void git(Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=ana", "-c", "user.email=ana@example.com"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    assertThat(builder.start().waitFor()).as(String.join(" ", command)).isZero();
  }

  @Test
  void theOptionsAreChecked() {
    String message =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(Shop.class))
            .configurationParameter("plumbline.update-snapshots", "yes")
            .execute()
            .allEvents()
            .failed()
            .stream()
            .map(SnapshotTest::failure)
            .findFirst()
            .orElseThrow();

    assertThat(message).contains("plumbline.update-snapshots=yes: expected false or true");
  }

  private static String failure(Event event) {
    return event
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .map(Throwable::getMessage)
        .orElse("");
  }
}
