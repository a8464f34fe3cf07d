package dev.plumbline.parity;

import dev.plumbline.comparison.AllowedValues;
import dev.plumbline.comparison.CheckExpression;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.parity.Mapping.MappedColumn;
import dev.plumbline.parity.Mapping.Trait;
import dev.plumbline.parity.ParityDifference.Assessment;
import dev.plumbline.schema.Check;
import dev.plumbline.schema.Enforcement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Check constraints: lists of allowed values by what they allow, all others by the expression that
 * PostgreSQL prints.
 */
final class CheckParity {

  private static final Optional<Boolean> NO = Optional.of(false);

  private final TablePair tables;
  private final Consumer<ParityDifference> differences;
  private final List<Check> enforced;

  /** Those of the database that are not accounted for yet. */
  private final List<Check> remaining;

  private CheckParity(TablePair tables, Consumer<ParityDifference> differences) {
    this.tables = tables;
    this.differences = differences;
    this.enforced =
        tables.actual().checks().stream()
            .filter(check -> check.enforcement() != Enforcement.NOT_ENFORCED)
            .filter(check -> !tables.isOfDomain(check) || isMapped(check.columns().get(0)))
            .toList();
    this.remaining = new ArrayList<>(enforced);
  }

  private boolean isMapped(String column) {
    return tables.mapped().column(column).isPresent();
  }

  static void compare(TablePair tables, Consumer<ParityDifference> differences) {
    if (tables.actual().type().isView()) {
      return;
    }
    CheckParity parity = new CheckParity(tables, differences);
    Set<String> incomparable = tables.columnsOfDifferentType();
    List<Check> unmatched = new ArrayList<>();
    for (Check mapped : tables.mapped().checks()) {
      boolean isComparable =
          Collections.disjoint(incomparable, mapped.columns())
              || AllowedValues.of(mapped).isPresent();
      if (isComparable && !parity.matches(mapped)) {
        unmatched.add(mapped);
      }
    }
    unmatched.forEach(parity::unmatched);
    parity.remaining.forEach(parity::additional);
  }

  /** Whether the database has an equal one, which may be worth a finding of its own. */
  private boolean matches(Check mapped) {
    Optional<Check> equal =
        enforced.stream()
            .filter(check -> areEqual(mapped, check))
            .min((a, b) -> a.enforcement().compareTo(b.enforcement()));
    remaining.removeIf(check -> areEqual(mapped, check));
    equal
        .filter(check -> check.enforcement() == Enforcement.NOT_VALID)
        .ifPresent(check -> notValid(mapped, check));
    return equal.isPresent();
  }

  private static boolean areEqual(Check mapped, Check actual) {
    return haveSameColumns(mapped, actual)
        && (mapped.expression().equals(actual.expression()) || haveSameValues(mapped, actual));
  }

  private static boolean haveSameValues(Check mapped, Check actual) {
    Optional<AllowedValues> values = AllowedValues.of(mapped);
    return values.isPresent() && values.equals(AllowedValues.of(actual));
  }

  private static boolean haveSameColumns(Check mapped, Check actual) {
    return actual.columns().equals(mapped.columns());
  }

  private void unmatched(Check mapped) {
    List<Check> rivals =
        remaining.stream().filter(check -> haveSameColumns(mapped, check)).toList();
    Optional<AllowedValues> wanted = AllowedValues.of(mapped);
    Optional<Check> otherList =
        wanted.isEmpty()
            ? Optional.empty()
            : rivals.stream().filter(check -> AllowedValues.of(check).isPresent()).findFirst();
    boolean canBeAsked = isDerived(mapped) && wanted.isPresent() && otherList.isEmpty();
    if (rivals.isEmpty() || canBeAsked) {
      missing(mapped); // what the others make of each value is looked at one by one
    } else if (otherList.isPresent()) {
      otherValues(wanted.orElseThrow().values(), mapped, otherList.get());
      remaining.remove(otherList.get());
    } else {
      otherExpression(mapped, rivals);
      remaining.removeAll(rivals);
    }
  }

  private void missing(Check mapped) {
    if (isKeptByType(mapped)) {
      return;
    }
    boolean isDocumentation =
        tables.actual().checks().stream().anyMatch(check -> areEqual(mapped, check));
    boolean isDerived = isDerived(mapped);
    report(
        mapped,
        null,
        Assessment.of(
                FindingCode.CHECK_MISSING,
                mapped.definition(),
                isDocumentation ? "a check that is not enforced" : "no check on these columns",
                isDerived
                    ? "Nothing breaks: Hibernate writes no other values. Others can store some, and"
                        + " reading such a row may fail."
                    : "Values that the mapping rules out can be stored; reading such a row may"
                        + " fail.",
                isDerived
                    ? "Leave it as it is, or add a changeSet that adds the check, which Hibernate"
                        + " derives from an enum, a discriminator, a converter or @OrderColumn."
                    : "Add a changeSet that adds the check, or remove it from the mapping.")
            .withSeverity(isDerived ? Severity.NOTE : FindingCode.CHECK_MISSING.severity()));
  }

  /** An enum type admits its own values only, without a check. */
  private boolean isKeptByType(Check mapped) {
    return AllowedValues.of(mapped).isPresent()
        && tables
            .actual()
            .column(mapped.columns().get(0))
            .filter(column -> tables.isOfEnumType(column))
            .isPresent();
  }

  /** Whether nobody declared it: it lists what the attribute may write anyway, or positions. */
  private boolean isDerived(Check mapped) {
    if (mapped.columns().size() != 1) {
      return false;
    }
    String column = mapped.columns().get(0);
    Optional<AllowedValues> listed = AllowedValues.of(mapped);
    Optional<MappedColumn> attribute = tables.attribute(column);
    boolean isOfValues =
        listed.isPresent()
            && attribute
                .map(MappedColumn::values)
                .filter(values -> !values.isEmpty())
                .filter(values -> new AllowedValues(Set.copyOf(values)).equals(listed.get()))
                .isPresent();
    boolean isOfPositions =
        attribute.filter(known -> known.is(Trait.POSITION)).isPresent()
            && CheckExpression.parse(mapped.expression())
                .flatMap(expression -> expression.accepts("-1"))
                .equals(NO);
    return isOfValues || isOfPositions;
  }

  private void otherValues(Collection<String> wanted, @Nullable Check mapped, Check actual) {
    AllowedValues allowed = AllowedValues.of(actual).orElseThrow();
    AllowedValues wantedValues = new AllowedValues(Set.copyOf(wanted));
    Set<String> rejected = allowed.lacking(wanted);
    report(
        mapped,
        actual,
        Assessment.of(
                FindingCode.CHECK_MISMATCH,
                wantedValues.toString(),
                allowed.toString(),
                rejected.isEmpty()
                    ? "Reading a row with one of "
                        + wantedValues.lacking(allowed.values())
                        + " fails: the mapping does not know it."
                    : violation(rejected, actual),
                replacing(actual))
            .withSeverity(
                rejected.isEmpty() ? Severity.WARNING : FindingCode.CHECK_MISMATCH.severity()));
  }

  private void otherExpression(Check mapped, List<Check> rivals) {
    report(
        mapped,
        rivals.get(0),
        Assessment.of(
                FindingCode.CHECK_MISMATCH, // other words may mean the same
                mapped.definition(),
                String.join(" and ", rivals.stream().map(Check::definition).toList()),
                "A value that the entity allows may be rejected: violates check constraint \""
                    + rivals.get(0).name()
                    + "\".")
            .withSeverity(Severity.WARNING));
  }

  private void notValid(Check mapped, Check actual) {
    report(
        mapped,
        actual,
        Assessment.of(
            FindingCode.CONSTRAINT_NOT_VALID,
            mapped.definition(),
            actual.definition(),
            "Rows that were there before the constraint may hold values that the mapping rules"
                + " out; reading such a row may fail.",
            "Add a changeSet that corrects such rows and validates the constraint: ALTER TABLE"
                + " … VALIDATE CONSTRAINT "
                + actual.name()
                + "."));
  }

  /** A check that the mapping does not declare may still contradict what it writes. */
  private void additional(Check actual) {
    Collection<String> written =
        actual.columns().size() == 1 ? written(actual.columns().get(0)) : List.of();
    Optional<AllowedValues> allowed = AllowedValues.of(actual);
    Optional<CheckExpression> expression = CheckExpression.parse(actual.expression());
    List<String> rejected =
        written.stream()
            .filter(
                value ->
                    expression.flatMap(read -> read.accepts(value)).equals(NO)
                        || isRefusedByServer(actual, value))
            .toList();
    if (!rejected.isEmpty() && allowed.isEmpty()) {
      rejecting(actual, written, rejected);
    } else if (!written.isEmpty() && allowed.isPresent()) {
      if (!allowed.get().equals(new AllowedValues(Set.copyOf(written)))) {
        otherValues(written, null, actual);
      }
    } else {
      unmapped(actual);
    }
  }

  private boolean isRefusedByServer(Check actual, String value) {
    return tables.rejected().by(tables.actual(), actual).contains(value);
  }

  /** Every value that the entity may write; empty if they cannot be listed. */
  private Collection<String> written(String column) {
    List<String> known = tables.attribute(column).map(MappedColumn::values).orElse(List.of());
    return known.isEmpty()
        ? tables.mapped().checks().stream()
            .filter(check -> check.columns().equals(List.of(column)))
            .flatMap(check -> AllowedValues.of(check).stream())
            .findFirst()
            .map(AllowedValues::values)
            .orElse(Set.of())
        : known;
  }

  private void rejecting(Check actual, Collection<String> written, List<String> rejected) {
    report(
        null,
        actual,
        Assessment.of(
            FindingCode.CHECK_MISMATCH,
            new AllowedValues(Set.copyOf(written)).toString(),
            actual.definition(),
            violation(rejected, actual),
            replacing(actual)));
  }

  private static String violation(Collection<String> rejected, Check actual) {
    return "Saving one of "
        + rejected
        + " fails: violates check constraint \""
        + actual.name()
        + "\".";
  }

  private static String replacing(Check actual) {
    return "Add a changeSet that replaces the check " + actual.name() + ", or correct the enum.";
  }

  private void unmapped(Check actual) {
    report(
        null,
        actual,
        Assessment.of(FindingCode.CHECK_UNMAPPED, "no such check", actual.definition()));
  }

  private void report(@Nullable Check mapped, @Nullable Check actual, Assessment assessment) {
    differences.accept(
        new ParityDifference.OfCheck(
            tables.actualAsRead(),
            mapped == null ? null : tables.mappedAsRead(mapped),
            actual == null ? null : tables.actualAsRead(actual),
            actual != null && tables.isOfDomain(actual),
            assessment));
  }
}
