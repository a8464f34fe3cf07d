package dev.plumbline.comparison;

import dev.plumbline.finding.Severity;
import dev.plumbline.schema.Check;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Deferrability;
import dev.plumbline.schema.Enforcement;
import dev.plumbline.schema.ExclusionConstraint;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether what a build writes passes the constraints of another table, and whether that table still
 * keeps what the build relies on. Constraints are the same if they enforce the same, whatever their
 * names.
 */
final class ConstraintCompatibility {

  private final Table needed;
  private final Table actual;
  private final Breakages breakages;

  private ConstraintCompatibility(Table needed, Table actual, Breakages breakages) {
    this.needed = needed;
    this.actual = actual;
    this.breakages = breakages;
  }

  static void compare(Table needed, Table actual, Breakages breakages) {
    ConstraintCompatibility constraints = new ConstraintCompatibility(needed, actual, breakages);
    constraints.uniqueness();
    constraints.foreignKeys();
    constraints.checks();
    constraints.exclusions();
    constraints.indexes();
  }

  private String subject(String part) {
    return needed.label() + "." + part;
  }

  /**
   * Rows that are different in these columns are accepted.
   *
   * @param keys columns and expressions
   * @param predicate which rows it is about, or {@code ""} for all
   * @param isKey whether it is the primary key, whose name does not count
   */
  private record Uniqueness(
      String name, List<String> keys, boolean nullsDistinct, String predicate, boolean isKey) {

    /** Whether the other one rejects every row that this one does. */
    boolean impliedBy(Uniqueness other) {
      return Set.copyOf(keys).equals(Set.copyOf(other.keys))
          && predicate.equals(other.predicate)
          && (nullsDistinct || !other.nullsDistinct);
    }

    String words() {
      return (isKey ? "primary key" : "unique")
          + " ("
          + String.join(", ", keys)
          + ")"
          + (nullsDistinct ? "" : " nulls not distinct")
          + (predicate.isEmpty() ? "" : " where " + predicate);
    }
  }

  private static List<Uniqueness> uniqueness(Table table) {
    List<Uniqueness> all = new ArrayList<>();
    PrimaryKey key = table.primaryKey();
    if (key != null) {
      all.add(new Uniqueness(key.name(), key.columns(), true, "", true));
    }
    table
        .uniqueConstraints()
        .forEach(
            unique ->
                all.add(
                    new Uniqueness(
                        unique.name(), unique.columns(), unique.nullsDistinct(), "", false)));
    table.indexes().stream()
        .filter(index -> index.unique() && index.valid())
        .forEach(
            index ->
                all.add(
                    new Uniqueness(
                        index.name(),
                        index.keys(),
                        index.nullsDistinct(),
                        Objects.requireNonNullElse(index.predicate(), ""),
                        false)));
    return all;
  }

  private void uniqueness() {
    List<Uniqueness> before = uniqueness(needed);
    List<Uniqueness> now = uniqueness(actual);
    for (Uniqueness unique : before) {
      if (now.stream().noneMatch(unique::impliedBy)) {
        breakages.missing(
            unique.isKey() ? Severity.ERROR : Severity.WARNING,
            subject(unique.name()),
            unique.words(),
            "Duplicates are no longer rejected, and INSERT … ON CONFLICT on these columns fails:"
                + " there is no unique or exclusion constraint matching.");
      }
    }
    for (Uniqueness unique : now) {
      if (before.stream().noneMatch(unique::impliedBy) && canBeViolated(unique)) {
        breakages.added(
            subject(unique.name()),
            unique.words(),
            "Saving values that this build considers different fails: duplicate key value violates"
                + " unique constraint \""
                + unique.name()
                + "\".");
      }
    }
  }

  /** Not if a column is new that differs, or is null, in every row that the build inserts. */
  private boolean canBeViolated(Uniqueness unique) {
    return unique.keys().stream()
        .filter(key -> needed.column(key).isEmpty())
        .flatMap(key -> actual.column(key).stream())
        .noneMatch(
            added ->
                added.identity() != null
                    || (added.defaultExpression() == null
                        ? unique.nullsDistinct() && added.generation() == null
                        : isCounted(added)));
  }

  private static boolean isCounted(Column column) {
    String expression = String.valueOf(column.defaultExpression());
    return expression.contains("nextval(") || expression.contains("uuid");
  }

  private void foreignKeys() {
    for (ForeignKey key : needed.foreignKeys()) {
      Optional<ForeignKey> counterpart =
          actual.foreignKeys().stream()
              .filter(other -> sameReference(key, other))
              .min(Comparator.comparing(other -> !doesTheSame(key, other)));
      if (counterpart.isEmpty()) {
        breakages.missing(
            Severity.WARNING,
            subject(key.name()),
            words(key),
            "Rows may refer to rows that do not exist, and " + action(key) + " does not happen.");
      } else {
        foreignKey(key, counterpart.get());
      }
    }
    for (ForeignKey key : actual.foreignKeys()) {
      if (key.enforcement() != Enforcement.NOT_ENFORCED
          && needed.foreignKeys().stream().noneMatch(other -> sameReference(key, other))
          && isAboutKnown(key.columns())) {
        breakages.added(
            subject(key.name()),
            words(key),
            "Saving a value without a row to refer to fails: insert or update on table \""
                + needed.name().name()
                + "\" violates foreign key constraint \""
                + key.name()
                + "\".");
      }
    }
  }

  /** A table may refer to another twice, and differently. */
  private static boolean doesTheSame(ForeignKey key, ForeignKey other) {
    return key.onDelete() == other.onDelete()
        && key.onUpdate() == other.onUpdate()
        && key.deferrability() == other.deferrability();
  }

  private void foreignKey(ForeignKey key, ForeignKey other) {
    if (key.onDelete() != other.onDelete() || key.onUpdate() != other.onUpdate()) {
      breakages.changed(
          Severity.ERROR,
          subject(key.name()),
          words(key),
          words(other),
          "Deleting or changing the row referred to does something else, or fails.");
    }
    if (key.deferrability() != Deferrability.NOT_DEFERRABLE
        && other.deferrability() != key.deferrability()) {
      breakages.changed(
          Severity.ERROR,
          subject(key.name()),
          key.deferrability().toString(),
          other.deferrability().toString(),
          "Rows can no longer be saved in the order in which this build saves them.");
    }
  }

  private static boolean sameReference(ForeignKey key, ForeignKey other) {
    return key.columns().equals(other.columns())
        && key.target().equals(other.target())
        && key.targetColumns().equals(other.targetColumns());
  }

  private static String words(ForeignKey key) {
    return "foreign key ("
        + String.join(", ", key.columns())
        + ") to "
        + key.target()
        + " ("
        + String.join(", ", key.targetColumns())
        + ") on delete "
        + key.onDelete()
        + " on update "
        + key.onUpdate();
  }

  private static String action(ForeignKey key) {
    return "ON DELETE " + key.onDelete();
  }

  private static Stream<Check> enforced(Table table) {
    return table.checks().stream().filter(check -> check.enforcement() != Enforcement.NOT_ENFORCED);
  }

  private void checks() {
    List<Check> before = enforced(needed).toList();
    List<Check> now = enforced(actual).toList();
    for (Check check : before) {
      if (now.stream().noneMatch(other -> rejectsNoMore(check, other))) {
        boolean isWidened =
            AllowedValues.of(check).isPresent()
                && now.stream().anyMatch(other -> rejectsNoMore(other, check));
        breakages.missing(
            isWidened ? Severity.NOTE : Severity.WARNING,
            subject(check.name()),
            check.definition(),
            "Values that this build does not expect may be stored, and it may read them.");
      }
    }
    for (Check check : now) {
      if (isAboutKnown(check.columns())
          && before.stream().noneMatch(other -> rejectsNoMore(check, other))) {
        breakages.added(
            subject(check.name()),
            check.definition(),
            "Saving a value that it rejects fails: new row for relation \""
                + needed.name().name()
                + "\" violates check constraint \""
                + check.name()
                + "\".");
      }
    }
  }

  /** Whether every row that {@code other} accepts is accepted by {@code check}. */
  private static boolean rejectsNoMore(Check check, Check other) {
    if (check.expression().equals(other.expression())) {
      return true;
    }
    Optional<AllowedValues> values = AllowedValues.of(check);
    Optional<AllowedValues> others = AllowedValues.of(other);
    return values.isPresent()
        && others.isPresent()
        && check.columns().equals(other.columns())
        && values.get().lacking(others.get().values()).isEmpty();
  }

  private void exclusions() {
    for (ExclusionConstraint exclusion : needed.constraints().exclusions()) {
      if (!contains(actual, exclusion)) {
        breakages.missing(
            Severity.WARNING,
            subject(exclusion.name()),
            exclusion.definition(),
            "Rows that exclude one another may be stored.");
      }
    }
    for (ExclusionConstraint exclusion : actual.constraints().exclusions()) {
      if (!contains(needed, exclusion)) {
        breakages.added(
            subject(exclusion.name()),
            exclusion.definition(),
            "Saving rows that it considers conflicting fails: conflicting key value violates"
                + " exclusion constraint \""
                + exclusion.name()
                + "\".");
      }
    }
  }

  private static boolean contains(Table table, ExclusionConstraint exclusion) {
    return table.constraints().exclusions().stream()
        .anyMatch(other -> other.definition().equals(exclusion.definition()));
  }

  private void indexes() {
    for (Index index : needed.indexes()) {
      if (!index.unique()
          && index.valid()
          && actual.indexes().stream()
              .noneMatch(
                  other ->
                      other.valid()
                          && other.parts().equals(index.parts())
                          && Objects.equals(other.predicate(), index.predicate()))) {
        breakages.missing(
            Severity.WARNING,
            subject(index.name()),
            index.definition(needed.name()),
            "Queries that it served read the whole table.");
      }
    }
  }

  /** A constraint on new columns alone is met by what they hold if nobody mentions them. */
  private boolean isAboutKnown(Collection<String> columns) {
    return columns.isEmpty() || columns.stream().anyMatch(name -> needed.column(name).isPresent());
  }
}
