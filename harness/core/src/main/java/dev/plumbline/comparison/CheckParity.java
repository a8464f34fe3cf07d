package dev.plumbline.comparison;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.schema.Check;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Check constraints: lists of allowed strings by what they allow, all others by the expression that
 * PostgreSQL prints.
 */
final class CheckParity {

  private final TablePair tables;
  private final Consumer<Finding> findings;

  private CheckParity(TablePair tables, Consumer<Finding> findings) {
    this.tables = tables;
    this.findings = findings;
  }

  static void compare(TablePair tables, Consumer<Finding> findings) {
    if (tables.actual().type().isView()) {
      return;
    }
    CheckParity parity = new CheckParity(tables, findings);
    Set<String> incomparable = tables.columnsOfDifferentType();
    tables.mapped().checks().stream()
        .filter(
            check ->
                AllowedValues.of(check).isPresent()
                    || Collections.disjoint(incomparable, check.columns()))
        .filter(check -> tables.actual().checks().stream().noneMatch(equivalentTo(check)))
        .forEach(parity::mapped);
    tables.actual().checks().stream()
        .filter(check -> tables.mapped().checks().stream().noneMatch(sameColumnsAs(check)))
        .forEach(parity::unmapped);
  }

  private static Predicate<Check> sameColumnsAs(Check check) {
    return other -> other.columns().equals(check.columns());
  }

  private static Predicate<Check> equivalentTo(Check check) {
    Optional<AllowedValues> values = AllowedValues.of(check);
    return other ->
        other.definition().equals(check.definition())
            || (sameColumnsAs(check).test(other)
                && values.isPresent()
                && values.equals(AllowedValues.of(other)));
  }

  private void mapped(Check mapped) {
    List<Check> rivals =
        tables.actual().checks().stream()
            .filter(sameColumnsAs(mapped))
            .filter(check -> tables.mapped().checks().stream().noneMatch(equivalentTo(check)))
            .toList();
    Optional<AllowedValues> wanted = AllowedValues.of(mapped);
    Optional<Check> otherList =
        wanted.isEmpty()
            ? Optional.empty()
            : rivals.stream().filter(check -> AllowedValues.of(check).isPresent()).findFirst();
    if (rivals.isEmpty()) {
      missing(mapped);
    } else if (otherList.isPresent()) {
      otherValues(wanted.orElseThrow(), otherList.get());
    } else {
      otherExpression(mapped, rivals);
    }
  }

  private void missing(Check mapped) {
    findings.accept(
        Finding.of(
            FindingCode.CHECK_MISSING,
            tables.subject(mapped.columns()),
            mapped.definition(),
            "no check on these columns",
            "Values that the mapping rules out can be stored; reading such a row may fail.",
            "Add a changeSet that adds the check. Hibernate derives it from an enum, a"
                + " discriminator or @OrderColumn, or @Check declares it."));
  }

  private void otherValues(AllowedValues wanted, Check actual) {
    AllowedValues allowed = AllowedValues.of(actual).orElseThrow();
    Set<String> rejected = allowed.lacking(wanted);
    findings.accept(
        new Finding(
            FindingCode.CHECK_MISMATCH,
            rejected.isEmpty() ? Severity.WARNING : FindingCode.CHECK_MISMATCH.severity(),
            tables.subject(actual.columns()),
            wanted.toString(),
            allowed.toString(),
            rejected.isEmpty()
                ? "Reading a row with one of "
                    + wanted.lacking(allowed)
                    + " fails: the mapping does not know it."
                : "Saving one of "
                    + rejected
                    + " fails: violates check constraint \""
                    + actual.name()
                    + "\".",
            "Add a changeSet that replaces the check " + actual.name() + ", or correct the enum."));
  }

  private void otherExpression(Check mapped, List<Check> rivals) {
    findings.accept(
        new Finding(
            FindingCode.CHECK_MISMATCH,
            Severity.WARNING, // other words may mean the same
            tables.subject(mapped.columns()),
            mapped.definition(),
            String.join(" and ", rivals.stream().map(Check::definition).toList()),
            "A value that the entity allows may be rejected: violates check constraint \""
                + rivals.get(0).name()
                + "\".",
            "Add a changeSet that replaces the check by the expected one, or correct the mapping."));
  }

  private void unmapped(Check actual) {
    findings.accept(
        Finding.of(
            FindingCode.CHECK_UNMAPPED,
            tables.name() + "." + actual.name(),
            "no such check",
            actual.definition(),
            "Nothing breaks while the application keeps to it.",
            "Leave it as it is, or declare it with @Check."));
  }
}
