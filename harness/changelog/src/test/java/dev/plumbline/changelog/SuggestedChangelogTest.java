package dev.plumbline.changelog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.verification.ChangeSetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestedChangelogTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  /** With and without a transaction, with what each format has to quote, and a parameter. */
  private static final List<ChangeSetDraft> DRAFTS =
      List.of(
          new ChangeSetDraft(
              "add column t.note",
              List.of("for COLUMN_MISSING t.note"),
              true,
              List.of("ALTER TABLE t ADD COLUMN note text DEFAULT '${user.name} -- /* ;'::text"),
              List.of("ALTER TABLE t DROP COLUMN note")),
          new ChangeSetDraft(
              "create index t_kind_idx",
              List.of(
                  "for INDEX_MISSING t.kind",
                  "risk: If it fails, an invalid index remains: drop it before the next attempt."),
              false,
              List.of("CREATE INDEX CONCURRENTLY t_kind_idx ON t (kind)"),
              List.of("DROP INDEX CONCURRENTLY t_kind_idx")),
          new ChangeSetDraft(
              "add check t_kind_check",
              List.of(
                  "for CHECK_MISSING t.kind",
                  "risk: From here on it holds for every row that is written: deploy first what keeps"
                      + " to it."),
              true,
              List.of(
                  "ALTER TABLE t ADD CONSTRAINT t_kind_check CHECK (kind IN ('A', 'B--', 'C;C')) NOT"
                      + " VALID"),
              List.of("ALTER TABLE t DROP CONSTRAINT t_kind_check")),
          new ChangeSetDraft(
              "validate check t_kind_check",
              List.of(
                  "for CHECK_MISSING t.kind",
                  "risk: Fails if a row breaks it; find them first: SELECT * FROM t WHERE NOT (kind IN"
                      + " ('A', 'B--', 'C;C')). Reads and writes go on meanwhile."),
              true,
              List.of("ALTER TABLE t VALIDATE CONSTRAINT t_kind_check"),
              List.of(
                  "ALTER TABLE t DROP CONSTRAINT t_kind_check",
                  "ALTER TABLE t ADD CONSTRAINT t_kind_check CHECK (kind IN ('A', 'B--', 'C;C')) NOT"
                      + " VALID")));

  @ParameterizedTest
  @CsvSource({"yaml", "json", "xml", "sql"})
  void isWrittenAsPeopleReadIt(String ending, @TempDir Path dir) throws IOException {
    String file = "002." + ending;
    Changelog changelog =
        new ChangelogFolder(dir)
            .withYaml("  - include: {file: " + file + ", relativeToChangelogFile: true}\n")
            .with(file, requireNonNull(ChangelogFolder.NEWEST.get(file)))
            .changelog();

    SuggestedChangelog suggested = ChangeSetWriter.of(changelog, CLOCK).write(DRAFTS);

    Path expected = Path.of("src/test/resources/suggested/expected." + ending);
    if (Boolean.getBoolean("plumbline.update-expected")) {
      Files.createDirectories(expected.getParent());
      Files.writeString(expected, suggested.text());
    }
    assertThat(suggested.text()).isEqualTo(Files.readString(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "007-weigh-in-grams.yaml | 007-quantities | 008-agree-with-entities.yaml | 008-add-index",
        "06_audit_findings.sql | 06_audit | 07_agree_with_entities.sql | 07_add_index",
        "1.9-refunds.sql | 1.9-create-refunds | 1.9-refunds-agree-with-entities.sql | add-index",
        "2025-06-locales.json | widen-locale | 2026-11-agree-with-entities.json | add-index",
        "2025-05-20-names.xml | 2025-05-20-x | 2026-11-21-agree-with-entities.xml | 2026-11-21-add-index",
        "05-difficulty.xml | 2025-05-12-x | 06-agree-with-entities.xml | 2026-11-21-add-index",
        "05-difficulty.xml | 17-x | 06-agree-with-entities.xml | add-index",
        "V12__audit.sql | audit_1 | V13__agree_with_entities.sql | add_index",
        "billing.xml | 7 | agree-with-entities.xml | 8",
        "billing.xml | add-vat | agree-with-entities.xml | add-index",
      })
  void isNamedLikeItsPredecessors(String newest, String id, String next, String nextId) {
    FileNames names = FileNames.after(newest, LocalDate.now(CLOCK));
    String title = "add index";

    assertThat(names.name()).isEqualTo(next);
    assertThat(
            ChangeSetNames.like(List.of(id), List.of(id), names, LocalDate.now(CLOCK)).next(title))
        .isEqualTo(nextId);
  }

  @Test
  void knowsItsChangeSetsInATrialAndWhereTheyBelong(@TempDir Path dir) throws IOException {
    Changelog changelog =
        new ChangelogFolder(dir).withSql("--changeset a:1\nselect 1;\n").changelog();
    SuggestedChangelog suggested = ChangeSetWriter.of(changelog, CLOCK).write(DRAFTS);
    List<ChangeSetId> inTrial =
        suggested.alone(changelog, dir.resolve("trial")).revision().changeSets().stream()
            .map(changeSet -> changeSet.id())
            .toList();

    assertThat(suggested.indexOf(suggested.changeSets().get(1))).hasValue(1);
    assertThat(inTrial).hasSize(4);
    assertThat(suggested.indexOf(inTrial.get(2))).hasValue(2);
    assertThat(suggested.indexOf(changelog.revision().changeSets().get(0).id())).isEmpty();
  }

  @Test
  void fewerChangeSetsAreWrittenAsIfTheOthersHadNeverBeen(@TempDir Path dir) throws IOException {
    Changelog changelog =
        new ChangelogFolder(dir).withSql("--changeset a:1\nselect 1;\n").changelog();
    ChangeSetWriter writer = ChangeSetWriter.of(changelog, CLOCK);
    List<ChangeSetDraft> fewer = DRAFTS.subList(1, DRAFTS.size());

    writer.write(DRAFTS);

    assertThat(writer.write(fewer)).isEqualTo(ChangeSetWriter.of(changelog, CLOCK).write(fewer));
  }

  @Test
  void idsAreUnique() {
    ChangeSetNames names =
        ChangeSetNames.like(
            List.of("first"),
            List.of("first"),
            FileNames.after("changes.sql", LocalDate.now(CLOCK)),
            LocalDate.now(CLOCK));

    assertThat(List.of(names.next("add x"), names.next("add x"), names.next("add: x!")))
        .containsExactly("add-x", "add-x-2", "add-x-3");
  }
}
