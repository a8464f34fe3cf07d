package dev.plumbline.junit;

import dev.plumbline.changelog.NoteText;
import dev.plumbline.changelog.SuggestedChangelog;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.remedy.Repairs;
import dev.plumbline.remedy.Unrepaired;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of trying a fix, as far as people are told: that is all that has to be noted.
 *
 * @param fileName of the suggested changelog file; null if there is nothing to suggest
 * @param changelog the file's text, or null
 * @param instruction how to make it part of the changelog, or null
 * @param verdict whether it was proven
 * @param left the findings that it does not put right, each with the reason; empty if there are
 *     none
 */
record ProvenFix(
    @Nullable String fileName,
    @Nullable String changelog,
    @Nullable String instruction,
    String verdict,
    String left) {

  private static final int FIELDS = 5;

  static ProvenFix of(FixProof proof, Findings findings) {
    SuggestedChangelog suggested = proof.suggested();
    StringBuilder left = new StringBuilder();
    for (Unrepaired one : proof.repairs().unrepaired()) {
      Finding finding = one.finding();
      left.append(left.isEmpty() ? "" : "\n")
          .append(finding.code())
          .append("  ")
          .append(finding.subject())
          .append("\n  ")
          .append(one.reason());
    }
    return suggested == null
        ? new ProvenFix(null, null, null, "", left.toString())
        : new ProvenFix(
            suggested.fileName(),
            suggested.text(),
            suggested.instruction(),
            verdict(proof, findings),
            left.toString());
  }

  private static String verdict(FixProof proof, Findings findings) {
    Repairs repairs = proof.repairs();
    String problem = proof.problem();
    if (problem != null) {
      return "NOT PROVEN: " + problem;
    }
    return "Proven on a copy of the migrated database: "
        + repairs.findings().size()
        + " of "
        + findings.size()
        + " findings are gone, no new one is there, and its rollback restores the schema. The copy"
        + " has no rows of yours: read the comments first.";
  }

  /** As text, from which {@link #parse} makes the same. */
  String toText() {
    return NoteText.write(List.of(Arrays.asList(fileName, changelog, instruction, verdict, left)));
  }

  /**
   * What {@link #toText} wrote.
   *
   * @throws IllegalArgumentException if it was not that
   */
  static ProvenFix parse(String text) {
    List<List<@Nullable String>> rows = NoteText.read(text, FIELDS);
    List<@Nullable String> row = rows.size() == 1 ? rows.get(0) : List.of();
    String verdict = row.isEmpty() ? null : row.get(3);
    String left = row.isEmpty() ? null : row.get(4);
    if (verdict == null || left == null) {
      throw new IllegalArgumentException("This is not about a fix: " + text);
    }
    return new ProvenFix(row.get(0), row.get(1), row.get(2), verdict, left);
  }
}
