package dev.plumbline.remedy;

import dev.plumbline.finding.Finding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One step of a repair: what one changeSet does.
 *
 * <p>A finding may need several steps, such as a constraint that is added without a look at the
 * rows, and validated in a transaction of its own.
 *
 * @param title in a few words, for people: {@code "add column users.display_name"}
 * @param statements SQL without closing semicolons, in order
 * @param rollback what undoes them, in order
 * @param transactional whether they must run in a transaction, or else must not
 * @param risks what to know before it meets real data, a sentence each
 * @param findings that it helps to put right; at least one
 */
public record RepairStep(
    String title,
    List<String> statements,
    List<String> rollback,
    boolean transactional,
    List<String> risks,
    List<Finding> findings) {

  public RepairStep {
    Objects.requireNonNull(title, "title");
    statements = List.copyOf(statements);
    rollback = List.copyOf(rollback);
    risks = List.copyOf(risks);
    findings = List.copyOf(findings);
    if (statements.isEmpty() || findings.isEmpty()) {
      throw new IllegalArgumentException("Nothing to do, or no reason to: " + title);
    }
  }

  /** What a reviewer has to know: for which findings, and at what risk. One line each. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    for (Finding finding : findings) {
      remarks.add("for " + finding.code() + " " + finding.subject());
    }
    risks.forEach(risk -> remarks.add("risk: " + risk));
    return remarks;
  }

  /** Whether the other does the same, for whatever reason. */
  boolean doesTheSameAs(RepairStep other) {
    return statements.equals(other.statements) && rollback.equals(other.rollback);
  }

  /** The same step, for the other's findings, too. */
  RepairStep and(RepairStep other) {
    Set<Finding> both = new LinkedHashSet<>(findings);
    both.addAll(other.findings);
    Set<String> allRisks = new LinkedHashSet<>(risks);
    allRisks.addAll(other.risks);
    return new RepairStep(
        title, statements, rollback, transactional, List.copyOf(allRisks), List.copyOf(both));
  }
}
