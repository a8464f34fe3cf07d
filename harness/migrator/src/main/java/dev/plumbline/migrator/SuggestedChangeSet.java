package dev.plumbline.migrator;

import dev.plumbline.finding.Finding;
import dev.plumbline.remedy.RepairStep;
import java.util.ArrayList;
import java.util.List;

/**
 * A step of a repair that is about to become a changeSet.
 *
 * @param id unique in its file
 * @param step what it does
 */
record SuggestedChangeSet(String id, RepairStep step) {

  /** Whoever takes the file over puts a name here. */
  static final String AUTHOR = "plumbline";

  /** What a reviewer has to know: for which findings, and at what risk. One line each. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    for (Finding finding : step.findings()) {
      remarks.add("for " + finding.code() + " " + finding.subject());
    }
    step.risks().forEach(risk -> remarks.add("risk: " + risk));
    return remarks;
  }

  /** Whether PostgreSQL and Liquibase are to run it in a transaction. */
  boolean transactional() {
    return step.transactional();
  }

  /** The statements, with nothing that Liquibase would take for a parameter. */
  List<String> statements() {
    return step.statements().stream().map(SuggestedChangeSet::withoutParameters).toList();
  }

  /** What undoes them. */
  List<String> rollback() {
    return step.rollback().stream().map(SuggestedChangeSet::withoutParameters).toList();
  }

  /**
   * Liquibase replaces <code>${name}</code> wherever it stands, and has no escape that is always
   * on. To PostgreSQL two constants on two lines are one.
   */
  private static String withoutParameters(String sql) {
    return sql.replace("${", "$'\n'{");
  }
}
