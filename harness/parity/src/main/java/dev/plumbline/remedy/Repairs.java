package dev.plumbline.remedy;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.parity.ParityDifferences;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How to make a database keep what the entities expect: steps in the order in which they have to
 * run, and the findings that no step puts right.
 *
 * <p>Pure and immutable. Nothing has been tried: whether the statements run, and whether the
 * findings are gone then, only a server can tell.
 *
 * @param steps in order
 * @param unrepaired the other findings, each with the reason
 */
public record Repairs(List<RepairStep> steps, List<Unrepaired> unrepaired) {

  public Repairs {
    steps = List.copyOf(steps);
    unrepaired = List.copyOf(unrepaired);
  }

  /**
   * The repairs of these findings. Those that no difference has led to, or whose difference only
   * the entities can put right, are left with the reason.
   *
   * @param findings of the differences or some of them, however a service judges them
   * @param differences between what the entities expect and what the database has
   */
  public static Repairs of(Findings findings, ParityDifferences differences) {
    Draft draft = new Draft(differences.mapping(), differences.actual());
    for (Finding finding : findings) {
      differences
          .of(finding)
          .ifPresentOrElse(
              difference -> Remedies.prescribe(difference, finding, draft),
              () -> draft.leave(finding, Remedies.ofNoDifference(finding)));
    }
    return draft.repairs();
  }

  /** Whether there is no step at all. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /** The findings that the steps are for, in their order. */
  public Set<Finding> findings() {
    Set<Finding> findings = new LinkedHashSet<>();
    steps.forEach(step -> findings.addAll(step.findings()));
    return findings;
  }

  /**
   * Without that step, and without all others that are only for the same findings, which are left
   * as they are.
   *
   * @param reason why that step is of no use
   */
  public Repairs without(RepairStep useless, String reason) {
    List<Unrepaired> left = new ArrayList<>(unrepaired);
    useless.findings().forEach(finding -> left.add(new Unrepaired(finding, reason)));
    Set<Finding> given = new HashSet<>(useless.findings());
    return new Repairs(
        steps.stream().filter(step -> !given.containsAll(step.findings())).toList(), left);
  }
}
