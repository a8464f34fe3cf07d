package dev.plumbline.comparison;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import dev.plumbline.schema.CompositeType;
import dev.plumbline.schema.Domain;
import dev.plumbline.schema.EnumType;
import dev.plumbline.schema.OtherObject;
import dev.plumbline.schema.PartitionIndex;
import dev.plumbline.schema.RangeType;
import dev.plumbline.schema.Routine;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Sequence;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether a build runs on another schema than the one that it was made for: on that of a newer
 * release during a rolling deployment, or on one that was changed by hand.
 *
 * <p>What the build needs must still be there, and nothing new may stand in the way of what it
 * writes. New tables, columns that can be left out, wider types and more indexes are no
 * incompatibility. Errors make statements of the build fail or its data go wrong; warnings are
 * promises that no longer hold. Comments, grants and names of constraints and indexes do not
 * matter.
 *
 * <p>Pure; safe for use by several threads.
 */
public final class Compatibility {

  /** What the shape of a schema does not tell either, so that it is not told now and then. */
  private static final Set<String> LEFT_OUT =
      Set.of("replicaIdentity", "switchedTriggers", "foreignOptions", "foreignServer", "ofType");

  /** Kinds that it does not tell. */
  private static final Set<String> OTHER_KINDS =
      EnumSet.complementOf(EnumSet.copyOf(OtherObjects.NEEDED)).stream()
          .map(OtherObject.Type::toString)
          .collect(Collectors.toUnmodifiableSet());

  private final Breakages breakages;

  private Compatibility(Breakages.Cause cause) {
    this.breakages = new Breakages(cause);
  }

  /**
   * What breaks, each finding with what to do instead.
   *
   * @param needed the schema that the build was made for
   * @param actual the schema that it is to run on
   * @return empty if nothing does
   */
  public static Findings of(Schema needed, Schema actual) {
    return of(needed, actual, Breakages.Cause.RELEASE);
  }

  private static Findings of(Schema needed, Schema actual, Breakages.Cause cause) {
    Compatibility compatibility = new Compatibility(cause);
    compatibility.objects(needed, actual);
    return compatibility.breakages.findings();
  }

  /**
   * The same where no release has changed the schema, so that somebody has by hand; and a note of
   * drift for each further difference, comments and grants apart, that breaks nothing.
   *
   * @param needed the schema that the build was made for
   * @param actual the schema that it is to run on
   */
  public static Findings ofDrift(Schema needed, Schema actual) {
    Findings findings = of(needed, actual, Breakages.Cause.HAND);
    Set<String> told = new HashSet<>();
    findings.forEach(finding -> told.add(finding.subject()));
    List<Difference> others =
        SchemaComparison.compare(needed, actual).stream()
            .filter(Compatibility::isAboutShape)
            .filter(difference -> !told.contains(difference.subject()))
            .toList();
    return findings.and(
        Findings.of(
            DriftFindings.of(others).stream()
                .map(finding -> finding.withSeverity(Severity.NOTE))
                .toArray(Finding[]::new)));
  }

  private static boolean isAboutShape(Difference difference) {
    if (difference instanceof Difference.Changed changed) {
      return !changed.property().equals("comment")
          && !LEFT_OUT.contains(changed.property())
          && !OTHER_KINDS.contains(changed.kind())
          && !DriftFindings.isAboutKeeping(changed);
    }
    SchemaObject object =
        difference instanceof Difference.Missing missing
            ? missing.object()
            : ((Difference.Unexpected) difference).object();
    return !object.kind().equals("grant")
        && !(object instanceof PartitionIndex)
        && !OTHER_KINDS.contains(object.kind());
  }

  private void objects(Schema needed, Schema actual) {
    pairs(
        needed.tables(),
        actual.tables(),
        Table::name,
        (table, counterpart) -> TableCompatibility.compare(table, counterpart, breakages));
    pairs(needed.sequences(), actual.sequences(), Sequence::name, this::sequence);
    pairs(needed.enumTypes(), actual.enumTypes(), EnumType::name, this::enumType);
    pairs(needed.domains(), actual.domains(), Domain::name, this::domain);
    pairs(
        needed.compositeTypes(),
        actual.compositeTypes(),
        CompositeType::name,
        (type, other) ->
            changed(type, type.attributes().toString(), other.attributes().toString()));
    pairs(
        needed.rangeTypes(),
        actual.rangeTypes(),
        RangeType::name,
        (type, other) -> changed(type, type.subtype(), other.subtype()));
    pairs(needed.routines(), actual.routines(), SchemaObject::label, this::routine);
    pairs(needed.extensions(), actual.extensions(), SchemaObject::label, (one, other) -> {});
    pairs(needed.namespaces(), actual.namespaces(), SchemaObject::label, (one, other) -> {});
    pairs(needed.collations(), actual.collations(), SchemaObject::label, (one, other) -> {});
    pairs(
        needed.otherObjects().stream()
            .filter(object -> OtherObjects.NEEDED.contains(object.type()))
            .toList(),
        actual.otherObjects(),
        SchemaObject::key,
        (one, other) -> {});
  }

  private <T extends SchemaObject> void pairs(
      List<T> needed, List<T> actual, Function<T, ?> key, BiConsumer<T, T> comparison) {
    for (T object : needed) {
      Optional<T> counterpart =
          actual.stream().filter(other -> key.apply(other).equals(key.apply(object))).findFirst();
      counterpart.ifPresentOrElse(
          other -> comparison.accept(object, other), () -> breakages.missing(object));
    }
  }

  private void changed(SchemaObject object, String expected, String found) {
    if (!expected.equals(found)) {
      breakages.changed(
          Severity.ERROR,
          object.label(),
          object.kind() + " " + expected,
          found,
          "This build reads or writes values of the type differently.");
    }
  }

  private void sequence(Sequence needed, Sequence actual) {
    sequence(needed, actual, breakages);
  }

  static void sequence(Sequence needed, Sequence actual, Breakages breakages) {
    if (needed.increment() != actual.increment()) {
      breakages.changed(
          Severity.ERROR,
          needed.label(),
          "increment " + needed.increment(),
          "increment " + actual.increment(),
          "Hibernate's pooled generators rely on the increment: keys collide, or values are"
              + " skipped.");
    }
    if (actual.maximum() < needed.maximum() || (actual.cycle() && !needed.cycle())) {
      breakages.changed(
          Severity.WARNING,
          needed.label(),
          "maximum " + needed.maximum() + (needed.cycle() ? " cycle" : ""),
          "maximum " + actual.maximum() + (actual.cycle() ? " cycle" : ""),
          "The sequence ends, or starts again, earlier than it did.");
    }
  }

  private void enumType(EnumType needed, EnumType actual) {
    List<String> gone = new ArrayList<>(needed.values());
    gone.removeAll(actual.values());
    if (!gone.isEmpty()) {
      breakages.changed(
          Severity.ERROR,
          needed.label(),
          "the values " + String.join(", ", needed.values()),
          "without " + String.join(", ", gone),
          "Saving such a value fails: invalid input value for enum " + needed.name().name() + ".");
      return;
    }
    if (actual.values().size() > needed.values().size()) {
      List<String> added = new ArrayList<>(actual.values());
      added.removeAll(needed.values());
      breakages.changed(
          Severity.NOTE,
          needed.label(),
          "the values " + String.join(", ", needed.values()),
          "also " + String.join(", ", added),
          "Values that this build does not expect may be stored, and it may read them.");
    }
    List<String> common = new ArrayList<>(actual.values());
    common.retainAll(needed.values());
    if (!common.equals(needed.values())) {
      breakages.changed(
          Severity.WARNING,
          needed.label(),
          "the order " + String.join(", ", needed.values()),
          "the order " + String.join(", ", common),
          "Sorting and comparing values gives different results.");
    }
  }

  private void domain(Domain needed, Domain actual) {
    changed(needed, needed.type(), actual.type());
    if (needed.nullable() && !actual.nullable()) {
      breakages.changed(
          Severity.ERROR,
          needed.label(),
          "accepts null",
          "not null",
          "Saving null fails: domain " + needed.name().name() + " does not allow null values.");
    }
    actual.checks().stream()
        .filter(
            check ->
                needed.checks().stream()
                    .noneMatch(other -> other.expression().equals(check.expression())))
        .forEach(
            check ->
                breakages.added(
                    needed.label() + "." + check.name(),
                    check.definition(),
                    "Saving a value that it rejects fails: value for domain "
                        + needed.name().name()
                        + " violates check constraint \""
                        + check.name()
                        + "\"."));
  }

  private void routine(Routine needed, Routine actual) {
    if (!needed.definition().equals(actual.definition())) {
      breakages.changed(
          Severity.WARNING,
          needed.label(),
          needed.definition(),
          actual.definition(),
          "It may do something other than this build expects.");
    }
  }
}
