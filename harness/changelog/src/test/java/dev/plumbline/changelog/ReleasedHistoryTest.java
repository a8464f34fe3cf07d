package dev.plumbline.changelog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.schema.Schema;
import dev.plumbline.snapshot.SchemaSnapshot;
import dev.plumbline.verification.ChangeSetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a changelog may not do to changeSets that have been released. */
class ReleasedHistoryTest {

  private static final Path CASE = Path.of("src/test/resources/released/edited");

  private static final String FILE = "changelogs/shop/changelog.sql";

  private static final String CREATE = "--changeset a:1\ncreate table loaves (id int);\n";

  private final Path dir;

  ReleasedHistoryTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private static Changelog in(Path folder) {
    return Changelog.locate("shop", SearchPath.of(folder));
  }

  private Changelog changelog(String name, String sql) throws IOException {
    Path file = dir.resolve(name).resolve(FILE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "--liquibase formatted sql\n" + sql);
    return in(dir.resolve(name));
  }

  /** As the service's snapshot has it. */
  private static ReleasedHistory snapshot(Changelog changelog) {
    return ReleasedHistory.of(
        new SchemaSnapshot(
            "shop", "", "", "", changelog.revision().recorded(), Schema.empty(), List.of()));
  }

  private Findings compare(String released, String now) throws IOException {
    return ReleasedHistory.of(changelog("released", released)).compare(changelog("now", now));
  }

  private Findings compareWithSnapshot(String released, String now) throws IOException {
    return snapshot(changelog("released", released)).compare(changelog("now", now));
  }

  /** The findings that the pages of the codes show. */
  @Test
  void everythingThatCanBeEdited() throws IOException {
    String findings =
        ReleasedHistory.of(in(CASE.resolve("released"))).compare(in(CASE.resolve("now"))).toText();

    Path expected = CASE.resolve("expected.txt");
    if (Boolean.getBoolean("plumbline.update-expected")) {
      Files.writeString(expected, findings);
    }
    assertThat(findings).isEqualTo(Files.readString(expected, UTF_8));
  }

  @Test
  void aNewChangeSetBehindAllOthersIsFine() throws IOException {
    String more = CREATE + "--changeset a:2\nalter table loaves add name text;\n";

    assertThat(compare(CREATE, CREATE)).isEmpty();
    assertThat(compare(CREATE, more)).isEmpty();
    assertThat(compareWithSnapshot(CREATE, more)).isEmpty();
    assertThat(compare("--changeset a:1\nselect 1;\n", "--changeset a:1\nselect  1;\n"))
        .as("white space, which Liquibase's checksum leaves out")
        .isEmpty();
  }

  @Test
  void contentThatTheChangeSetItselfAcceptsIsFine() throws IOException {
    String edited = "--changeset a:1\n--validCheckSum: any\ncreate table loaves (id bigint);\n";

    assertThat(compare(CREATE, edited)).isEmpty();
    assertThat(compareWithSnapshot(CREATE, edited)).isEmpty();
    assertThat(compare(CREATE, edited.replace("--validCheckSum: any\n", "")))
        .extracting(Finding::code)
        .containsExactly(FindingCode.CHANGESET_CHANGED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "context:test",
        "labels:demo",
        "dbms:postgresql",
        "runInTransaction:false",
        "failOnError:false",
        "runOnChange:true",
        "runAlways:true",
        "ignore:true"
      })
  void whatChecksumsDoNotSee(String attribute) throws IOException {
    String sql = CREATE + "--changeset a:2\nselect 1;\n";
    Findings findings = compare(sql, sql.replace("a:1", "a:1 " + attribute));

    assertThat(findings)
        .extracting(Finding::code, Finding::subject)
        .containsExactly(tuple(FindingCode.RELEASED_CHANGESET_EDITED, FILE + "::1::a"));
    assertThat(findings.all().get(0).expected() + " " + findings.all().get(0).actual())
        .contains(attribute.substring(0, attribute.indexOf(":")), FILE + ":2");
  }

  /** What a snapshot does not record is not guessed. */
  @Test
  void aSnapshotKnowsWhetherAChangeSetIsRunAndMayBeEdited() throws IOException {
    assertThat(compareWithSnapshot(CREATE, CREATE.replace("a:1", "a:1 runInTransaction:false")))
        .isEmpty();
    assertThat(compareWithSnapshot(CREATE, CREATE.replace("a:1", "a:1 runOnChange:true")))
        .extracting(Finding::actual)
        .containsExactly("runOnChange or runAlways true, in " + FILE + ":2");
    assertThat(
            compareWithSnapshot(
                CREATE + "--changeset a:2\nselect 1;\n",
                CREATE + "--changeset a:2 dbms:oracle\nselect 1;\n"))
        .extracting(Finding::actual)
        .containsExactly("left out by its contexts, labels or dbms, or ignored, in " + FILE + ":4");
  }

  @Test
  void removedAndRenamed() throws IOException {
    String second = "--changeset a:2\nalter table loaves add name text;\n";

    for (Findings findings :
        List.of(compare(CREATE + second, CREATE), compareWithSnapshot(CREATE + second, CREATE))) {
      assertThat(findings)
          .extracting(Finding::code)
          .containsExactly(FindingCode.RELEASED_CHANGESET_REMOVED);
      assertThat(findings.all().get(0).actual()).isEqualTo("not there");
    }
    for (Findings findings :
        List.of(
            compare(CREATE + second, CREATE + second.replace("a:2", "b:2")),
            compareWithSnapshot(CREATE + second, CREATE + second.replace("a:2", "b:2")))) {
      assertThat(findings)
          .extracting(Finding::actual)
          .containsExactly("the same content as " + FILE + "::2::b, in " + FILE + ":4");
    }
  }

  @Test
  void oneThatNeverAppliedMayGo() throws IOException {
    assertThat(compare(CREATE + "--changeset a:2 dbms:oracle\nselect 1;\n", CREATE)).isEmpty();
  }

  @Test
  void newOnesBeforeReleasedOnes() throws IOException {
    String inserted = "--changeset b:0\ncreate table crumbs (id int);\n" + CREATE;

    for (Findings findings :
        List.of(compare(CREATE, inserted), compareWithSnapshot(CREATE, inserted))) {
      assertThat(findings)
          .extracting(Finding::code, Finding::subject, Finding::actual)
          .containsExactly(
              tuple(
                  FindingCode.CHANGESET_OUT_OF_ORDER,
                  FILE + "::0::b",
                  "before " + FILE + "::1::a, in " + FILE + ":2"));
    }
  }

  /** As people arrange views that are replaced whenever they are edited. */
  @Test
  void newOnesBeforeSomethingRepeatableAreInOrder() throws IOException {
    String view = "--changeset a:v runOnChange:true\ncreate or replace view v as select 1;\n";

    assertThat(
            compare(
                CREATE + view,
                CREATE + "--changeset a:2\nalter table loaves add name text;\n" + view))
        .isEmpty();
  }

  /** One that was moved is named, not all that it was moved past. */
  @Test
  void oneThatMoved() throws IOException {
    String second = "--changeset a:2\nselect 2;\n";
    String third = "--changeset a:3\nselect 3;\n";

    assertThat(compare(CREATE + second + third, third + CREATE + second))
        .extracting(Finding::subject, Finding::actual)
        .containsExactly(tuple(FILE + "::3::a", "first, in " + FILE + ":2"));
  }

  /** Two branches whose files are included in the order of their names. */
  @Test
  void branchesThatMeetOutOfOrder() throws IOException {
    Path changes = dir.resolve("merged/changelogs/shop/changes");
    Files.createDirectories(changes);
    Files.writeString(
        dir.resolve("merged/changelogs/shop/changelog.yaml"),
        "databaseChangeLog:\n  - includeAll: {path: changes, relativeToChangelogFile: true}\n");
    Files.writeString(changes.resolve("1.sql"), "--liquibase formatted sql\n" + CREATE);
    Files.writeString(
        changes.resolve("3-theirs.sql"),
        "--liquibase formatted sql\n--changeset theirs:1\nselect 3;\n");
    ReleasedHistory target = ReleasedHistory.of(in(dir.resolve("merged")));
    Files.writeString(
        changes.resolve("2-mine.sql"),
        "--liquibase formatted sql\n--changeset mine:1\nselect 2;\n");

    assertThat(target.compare(in(dir.resolve("merged"))))
        .extracting(Finding::code, Finding::subject)
        .containsExactly(
            tuple(
                FindingCode.CHANGESET_OUT_OF_ORDER, "changelogs/shop/changes/2-mine.sql::1::mine"));
    assertThat(target.changeSets()).extracting(ChangeSetId::author).containsExactly("a", "theirs");
  }
}
