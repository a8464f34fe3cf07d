package dev.plumbline.benchmarks.hazards;

import dev.plumbline.benchmarks.hazards.Form.Format;
import dev.plumbline.benchmarks.hazards.Hazard.Judge;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whether a finding names what a reader looks for: the changeSet, the object, and the statement,
 * unless it is about what is there after the changeSet.
 */
record Evidence(Hazard hazard, Form form) {

  private static final Set<FindingCode> OF_WHAT_IS_LEFT =
      EnumSet.of(
          FindingCode.SEVERAL_TABLES_LOCKED,
          FindingCode.INDEX_MISSING_MEANWHILE,
          FindingCode.OBJECT_LOST,
          FindingCode.LEFT_INVALID,
          FindingCode.SETTING_LEFT,
          FindingCode.TRIGGER_LEFT_DISABLED,
          FindingCode.PRIMARY_KEY_MISSING,
          FindingCode.KEY_RUNS_OUT,
          FindingCode.FOREIGN_KEY_UNINDEXED,
          FindingCode.FOREIGN_KEY_TYPE_DIFFERS,
          FindingCode.INDEX_REDUNDANT,
          FindingCode.NEW_OBJECT_DISCOURAGED);

  /** A name in a statement, or a word of one, which need not be quoted in full. */
  private static final int ENOUGH = 25;

  boolean isRight(Finding finding) {
    String words = finding.subject() + "\n" + finding.actual() + "\n" + finding.location();
    return words.contains(hazard.object())
        && (hazard.judge() == Judge.PREVIOUS_RELEASE
            || finding.subject().equals(form.lastChangeSet()))
        && (isOfWhatIsLeft(finding) || quotesStatement(words));
  }

  private boolean isOfWhatIsLeft(Finding finding) {
    return hazard.judge() == Judge.PREVIOUS_RELEASE || OF_WHAT_IS_LEFT.contains(finding.code());
  }

  /** What Liquibase makes of a change is its own affair. */
  private boolean quotesStatement(String words) {
    return words.contains("\nin: ")
        && (form.format() == Format.YAML
            || form.last().lines().stream()
                .map(line -> line.substring(0, Math.min(ENOUGH, line.length() - 1)))
                .anyMatch(words::contains));
  }
}
