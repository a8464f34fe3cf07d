package dev.plumbline.remedy;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.parity.Mapping;
import dev.plumbline.schema.Schema;
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
   * The repairs of these findings.
   *
   * @param findings of {@code MappingParity}, or some of them
   * @param mapped the schema that the entities expect, which the findings came from
   * @param actual the schema that the database has
   */
  public static Repairs of(Findings findings, Schema mapped, Schema actual) {
    return of(findings, Mapping.of(mapped), actual);
  }

  /**
   * The same, where more is known of the mapping than its schema: what only the entities can put
   * right is left to them.
   *
   * @param findings of {@code MappingParity}, or some of them
   * @param mapping what the entities expect, which the findings came from
   * @param actual the schema that the database has
   */
  public static Repairs of(Findings findings, Mapping mapping, Schema actual) {
    Draft draft = new Draft(mapping, actual);
    findings.forEach(finding -> Remedies.prescribe(finding, draft));
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
