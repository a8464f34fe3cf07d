package dev.plumbline.judgement;

import static dev.plumbline.finding.FindingCode.ACCEPTANCE_UNUSED;
import static dev.plumbline.finding.FindingCode.COLUMN_UNMAPPED;
import static dev.plumbline.finding.FindingCode.INDEX_UNMAPPED;
import static dev.plumbline.finding.FindingCode.ROLLBACK_MISSING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgementTest {

  private static final Findings FOUND =
      Findings.of(
          finding(COLUMN_UNMAPPED, "orders.note"),
          finding(COLUMN_UNMAPPED, "orders.notes"),
          finding(INDEX_UNMAPPED, "orders.ix_1"),
          finding(INDEX_UNMAPPED, "orders.ix_2"));

  private static Finding finding(FindingCode code, String subject) {
    return Finding.of(code, subject, null, null, "Nothing breaks.", "Nothing to do.");
  }

  private static Judgement accepting(FindingCode code, String subject) {
    return new Judgement(
        Map.of(), List.of(new Acceptance(code, subject, "it is meant so", "here:1")));
  }

  @Test
  void anAcceptedFindingIsOnlyCounted() {
    Findings judged = accepting(COLUMN_UNMAPPED, "orders.note").of(FOUND, Examination.PARITY);

    assertThat(judged.stream().map(Finding::subject))
        .containsExactly("orders.ix_1", "orders.ix_2", "orders.notes");
    assertThat(judged.summary()).isEqualTo("3 notes (1 accepted)");
    assertThat(judged.and(judged).atLeast(Severity.WARNING).summary())
        .isEqualTo("no findings (2 accepted)");
  }

  @Test
  void aStarStandsForAnyCharacters() {
    assertThat(accepting(INDEX_UNMAPPED, "orders.ix_*").of(FOUND).stream().map(Finding::code))
        .containsExactly(COLUMN_UNMAPPED, COLUMN_UNMAPPED);
    assertThat(accepting(INDEX_UNMAPPED, "*2").of(FOUND).accepted()).isOne();
    assertThat(accepting(INDEX_UNMAPPED, "orders.ix_.").of(FOUND).accepted()).isZero();
  }

  @Test
  void anAcceptanceWithoutObjectIsAFindingOfTheExaminationThatShowsIt() throws IOException {
    Path folder = Path.of("src/test/resources/judgement");
    Judgement judgement =
        Judgement.parse(Files.readString(folder.resolve("shop.judgement"), UTF_8), "shop.judgement")
            .and(accepting(ROLLBACK_MISSING, "*"));

    assertThat(judgement.of(FOUND).all()).hasSize(2);
    assertThat(judgement.of(FOUND, Examination.PARITY).atLeast(Severity.WARNING).toText())
        .isEqualTo(Files.readString(folder.resolve("expected.txt"), UTF_8));
    assertThat(judgement.of(Findings.none(), Examination.EFFECTS).all()).isEmpty();
  }

  @Test
  void severitiesAreChangedByCode() {
    Judgement judgement =
        new Judgement(
            Map.of(INDEX_UNMAPPED, Severity.ERROR, ACCEPTANCE_UNUSED, Severity.NOTE),
            accepting(COLUMN_UNMAPPED, "x").acceptances());

    assertThat(judgement.of(FOUND, Examination.PARITY).summary()).isEqualTo("2 errors, 3 notes");
  }

  @Test
  void aFileHasADecisionInEachLine() {
    Judgement judgement =
        Judgement.parse(
            """
            # tuned by hand, see the wiki

            accept INDEX_UNMAPPED orders.ix_* -- tuned -- by hand
              accept   ROLLBACK_MISSING  db/001.sql::add note::mira --  data only\s
            severity COLUMN_UNMAPPED warning
            """,
            "plumbline/shop.judgement");

    assertThat(judgement)
        .isEqualTo(
            new Judgement(
                Map.of(COLUMN_UNMAPPED, Severity.WARNING),
                List.of(
                    new Acceptance(
                        INDEX_UNMAPPED,
                        "orders.ix_*",
                        "tuned -- by hand",
                        "plumbline/shop.judgement:3"),
                    new Acceptance(
                        ROLLBACK_MISSING,
                        "db/001.sql::add note::mira",
                        "data only",
                        "plumbline/shop.judgement:4"))));
    assertThat(Judgement.parse("", "empty")).isEqualTo(Judgement.usual());
  }

  @Test
  void allMistakesOfAFileAreReportedAtOnce() {
    assertThatThrownBy(
            () ->
                Judgement.parse(
                    """
                    accept INDEX_UNMAPED orders.ix -- tuned
                    accept INDEX_UNMAPPED orders.ix
                    accept INDEX_UNMAPPED orders.ix --
                    accept CHANGELOG_UNREADABLE * -- never mind
                    severity INDEX_UNMAPPED DEADLY
                    severity INDEX_UNMAPPED NOTE
                    severity INDEX_UNMAPPED ERROR
                    ignore everything
                    accept COLUMN_UNMAPPED a.b -- once
                    accept COLUMN_UNMAPPED a.b -- twice
                    """,
                    "f"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            """
            f cannot be read:
            f:1: there is no code "INDEX_UNMAPED". There are INDEX_MISSING, INDEX_UNMAPPED, INDEX_INVALID, INDEX_MISSING_MEANWHILE, INDEX_REDUNDANT.
            f:2: an acceptance is of the form "accept CODE SUBJECT -- REASON", and the reason may not be left out.
            f:3: The acceptance of INDEX_UNMAPPED on orders.ix gives no reason. Say why it is all right, for those who come later.
            f:4: CHANGELOG_UNREADABLE cannot be accepted: nothing works until what it says has been put right.
            f:5: there is no severity "DEADLY". It is one of [NOTE, WARNING, ERROR].
            f:7: the severity of INDEX_UNMAPPED was given before.
            f:8: "ignore everything" is neither "accept CODE SUBJECT -- REASON" nor "severity CODE SEVERITY".
            COLUMN_UNMAPPED on a.b is accepted twice: f:9 and f:10. Keep one of them.""");
  }

  @Test
  void twoJudgementsMayNotContradictEachOther() {
    Judgement severity = new Judgement(Map.of(INDEX_UNMAPPED, Severity.ERROR), List.of());

    assertThatThrownBy(() -> severity.and(severity))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The severity of INDEX_UNMAPPED is given twice. Keep one of them.");
    assertThatThrownBy(() -> accepting(INDEX_UNMAPPED, "a").and(accepting(INDEX_UNMAPPED, "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("accepted twice");
  }
}
