package dev.plumbline.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FindingsTest {

  private static final Finding NOTE =
      Finding.of(
          FindingCode.TABLE_UNMAPPED, "audit", null, "a table", "Nothing breaks.", "Map it.");
  private static final Finding ERROR =
      Finding.of(
          FindingCode.COLUMN_MISSING,
          "users.email",
          "text",
          "no such column",
          "Queries fail.",
          "Add it.");

  @Test
  void printsTheWorstFirstAndInFull() {
    assertThat(Findings.of(NOTE, ERROR).toText())
        .isEqualTo(
            """
            ERROR COLUMN_MISSING  users.email
              expected  text
              found     no such column
              breaks    Queries fail.
              fix       Add it.
            NOTE TABLE_UNMAPPED  audit
              found     a table
              breaks    Nothing breaks.
              fix       Map it.
            """);
  }

  @Test
  void countsAndFiltersBySeverity() {
    Findings findings = Findings.of(NOTE, ERROR, ERROR);

    assertThat(findings.summary()).isEqualTo("2 errors, 1 note");
    assertThat(findings.atLeast(Severity.WARNING).all()).containsExactly(ERROR, ERROR);
    assertThat(Findings.none().summary()).isEqualTo("no findings");
  }

  @Test
  void aFindingSaysWhatItsCodeSaysUnlessItKnowsMore() {
    Finding usual = Finding.of(FindingCode.COLUMN_UNMAPPED, "users.nickname", null, "a column");

    assertThat(usual.consequence()).isEqualTo(FindingCode.COLUMN_UNMAPPED.consequence());
    assertThat(usual.fix()).isEqualTo(FindingCode.COLUMN_UNMAPPED.fix());
    assertThat(usual.withConsequence("Nobody reads it.").withFix("Drop it."))
        .isEqualTo(
            Finding.of(
                FindingCode.COLUMN_UNMAPPED,
                "users.nickname",
                null,
                "a column",
                "Nobody reads it.",
                "Drop it."));
  }

  @Test
  void refusesAFindingThatDoesNotSayWhatToDo() {
    assertThatThrownBy(
            () -> Finding.of(FindingCode.TABLE_MISSING, "users", null, null, "It breaks.", " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A finding needs a fix");
  }
}
