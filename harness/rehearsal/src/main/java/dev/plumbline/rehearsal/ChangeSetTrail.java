package dev.plumbline.rehearsal;

import dev.plumbline.finding.Location;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import dev.plumbline.verification.ChangeSetId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which changeSet touched what last, as was seen when the changelog was applied to an empty
 * database, one changeSet after the other. Immutable.
 */
public final class ChangeSetTrail {

  /** A table or other object, or one of its columns, or one of its other parts. */
  private record ObjectPart(QualifiedName object, @Nullable String column, @Nullable String part) {}

  /**
   * One step of it, to be written down and read again.
   *
   * @param object a table or another object
   * @param column of the table, or null
   * @param part another part of the table, or null
   * @param changeSet that touched it last
   */
  public record Step(
      QualifiedName object,
      @Nullable String column,
      @Nullable String part,
      ChangeSetId changeSet) {}

  private final Map<ObjectPart, ChangeSetId> last;

  private ChangeSetTrail(Map<ObjectPart, ChangeSetId> last) {
    this.last = Map.copyOf(last);
  }

  /** The same trail, from its {@link #steps}. */
  public static ChangeSetTrail of(Collection<Step> steps) {
    Map<ObjectPart, ChangeSetId> last = new HashMap<>();
    steps.forEach(
        step -> last.put(new ObjectPart(step.object, step.column, step.part), step.changeSet));
    return new ChangeSetTrail(last);
  }

  /** All that is known, in no order. */
  public List<Step> steps() {
    return last.entrySet().stream()
        .map(
            entry ->
                new Step(
                    entry.getKey().object,
                    entry.getKey().column,
                    entry.getKey().part,
                    entry.getValue()))
        .toList();
  }

  /**
   * The changeSet that made, changed or dropped what is there last; for what has never been there,
   * the one that touched the table last. Empty if no changeSet did.
   */
  public Optional<ChangeSetId> lastTouched(Location place) {
    String column =
        place.kind().equals("column") && place.columns().size() == 1
            ? place.columns().get(0)
            : null;
    String part = column == null ? place.part() : null;
    return Optional.ofNullable(last.get(new ObjectPart(place.object(), column, part)))
        .or(() -> Optional.ofNullable(last.get(new ObjectPart(place.object(), null, null))));
  }

  /** Follows a migration, from one schema to the next. */
  static final class Tracker {

    private final Map<ObjectPart, ChangeSetId> last = new HashMap<>();
    private Map<ObjectPart, Object> before = Map.of();

    /** The schema after that changeSet; the first one is compared with an empty database. */
    void reached(Schema schema, ChangeSetId changeSet) {
      Map<ObjectPart, Object> after = places(schema);
      Set<ObjectPart> all = new HashSet<>(before.keySet());
      all.addAll(after.keySet());
      all.stream()
          .filter(place -> !Objects.equals(before.get(place), after.get(place)))
          .forEach(place -> last.put(place, changeSet));
      before = after;
    }

    ChangeSetTrail trail() {
      return new ChangeSetTrail(last);
    }
  }

  private static Map<ObjectPart, Object> places(Schema schema) {
    Map<ObjectPart, Object> places = new HashMap<>();
    schema.tables().forEach(table -> add(table, places));
    schema.sequences().forEach(it -> places.put(new ObjectPart(it.name(), null, null), it));
    schema.enumTypes().forEach(it -> places.put(new ObjectPart(it.name(), null, null), it));
    schema.compositeTypes().forEach(it -> places.put(new ObjectPart(it.name(), null, null), it));
    schema.domains().forEach(it -> places.put(new ObjectPart(it.name(), null, null), it));
    return places;
  }

  private static void add(Table table, Map<ObjectPart, Object> places) {
    QualifiedName name = table.name();
    places.put(new ObjectPart(name, null, null), table);
    table.columns().forEach(it -> places.put(new ObjectPart(name, it.name(), null), it));
    if (table.primaryKey() != null) {
      places.put(new ObjectPart(name, null, table.primaryKey().name()), table.primaryKey());
    }
    table.uniqueConstraints().forEach(it -> places.put(new ObjectPart(name, null, it.name()), it));
    table.foreignKeys().forEach(it -> places.put(new ObjectPart(name, null, it.name()), it));
    table.checks().forEach(it -> places.put(new ObjectPart(name, null, it.name()), it));
    table
        .constraints()
        .exclusions()
        .forEach(it -> places.put(new ObjectPart(name, null, it.name()), it));
    table
        .constraints()
        .notNulls()
        .forEach(it -> places.put(new ObjectPart(name, null, it.name()), it));
    table.indexes().forEach(it -> places.put(new ObjectPart(name, null, it.name()), it));
    table.triggers().forEach(it -> places.put(new ObjectPart(name, null, it.name()), it));
    table.rules().forEach(it -> places.put(new ObjectPart(name, null, it.name()), it));
    table
        .rowSecurity()
        .policies()
        .forEach(it -> places.put(new ObjectPart(name, null, it.name()), it));
  }
}
