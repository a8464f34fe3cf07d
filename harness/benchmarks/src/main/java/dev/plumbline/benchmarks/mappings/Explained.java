package dev.plumbline.benchmarks.mappings;

import dev.plumbline.comparison.Difference;
import dev.plumbline.parity.Mapping;
import dev.plumbline.parity.Mapping.MappedTable;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.NotNull;
import dev.plumbline.schema.OtherObject;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * In what the expected schema may differ from the one that Hibernate creates, and why.
 *
 * @param created by Hibernate
 * @param migrated what is there for the mapping to use
 * @param mapping what Plumbline expects
 */
record Explained(Schema created, Schema migrated, Mapping mapping) {

  boolean is(Difference difference) {
    if (difference instanceof Difference.Changed changed) {
      return changed.property().equals("comment")
          || isOrderOfKey(changed)
          || isOrderOfForeignKey(changed)
          || isTypeOfTarget(changed);
    }
    if (difference instanceof Difference.Unexpected unexpected) {
      return isOfChangelog(unexpected.object());
    }
    return difference instanceof Difference.Missing missing
        && (missing.object() instanceof NotNull || isCast(missing));
  }

  /**
   * Beside its enum types Hibernate makes casts from and to text, for SQL that people write. Its
   * own statements do without, as the change "cast dropped" shows.
   */
  private static boolean isCast(Difference.Missing missing) {
    return missing.object() instanceof OtherObject other && other.type() == OtherObject.Type.CAST;
  }

  /** Types that the changelog makes are there for the mapping to use. */
  private boolean isOfChangelog(SchemaObject object) {
    return Stream.of(
            migrated.enumTypes(),
            migrated.domains(),
            migrated.compositeTypes(),
            migrated.rangeTypes(),
            migrated.extensions(),
            migrated.collations(),
            migrated.namespaces())
        .anyMatch(objects -> objects.contains(object));
  }

  /** A key finds and refuses the same rows in any order of its columns. */
  private static boolean isOrderOfKey(Difference.Changed changed) {
    return changed.kind().equals("primary key")
        && changed.expected() instanceof List<?> expected
        && changed.actual() instanceof List<?> actual
        && Set.copyOf(expected).equals(Set.copyOf(actual));
  }

  /** The same pairs of columns, in another order. */
  private boolean isOrderOfForeignKey(Difference.Changed changed) {
    return changed.property().toLowerCase(Locale.ROOT).endsWith("columns")
        && created.tables().stream()
            .flatMap(
                table ->
                    table.foreignKeys().stream()
                        .filter(key -> changed.subject().equals(table.label() + "." + key.name()))
                        .flatMap(
                            key ->
                                mapping.schema().table(table.name()).stream()
                                    .flatMap(other -> other.foreignKeys().stream())
                                    .filter(other -> other.name().equals(key.name()))
                                    .filter(other -> pairs(other).equals(pairs(key)))))
            .findFirst()
            .isPresent();
  }

  private static Set<List<String>> pairs(ForeignKey key) {
    Set<List<String>> pairs = new HashSet<>();
    for (int at = 0; at < key.columns().size(); at++) {
      pairs.add(List.of(key.columns().get(at), key.targetColumns().get(at)));
    }
    return pairs;
  }

  /**
   * A column that is written as a foreign key and read by a second attribute has the type of what
   * it refers to. Hibernate takes the second one's, if that comes first by name.
   */
  private boolean isTypeOfTarget(Difference.Changed changed) {
    return changed.property().equals("type")
        && mapping.schema().tables().stream()
            .anyMatch(
                table ->
                    table.foreignKeys().stream()
                        .anyMatch(key -> isTypeOfTarget(key, table, changed)));
  }

  private boolean isTypeOfTarget(ForeignKey key, Table table, Difference.Changed changed) {
    for (int at = 0; at < key.columns().size(); at++) {
      String target = key.targetColumns().get(at);
      if (changed.subject().equals(table.label() + "." + key.columns().get(at))) {
        return mapping
            .schema()
            .table(key.target())
            .flatMap(other -> other.column(target))
            .map(Column::type)
            .filter(type -> type.equals(changed.actual()))
            .isPresent();
      }
    }
    return false;
  }

  /** Whether Hibernate never writes null there, so that columns which allow it break nothing. */
  static boolean areNeverNull(List<String> columns, Mapping mapping) {
    Set<String> neverNull = new HashSet<>();
    mapping
        .schema()
        .tables()
        .forEach(
            table ->
                Optional.ofNullable(mapping.tables().get(table.name()))
                    .map(MappedTable::columns)
                    .orElse(Map.of())
                    .forEach(
                        (name, known) -> {
                          if (known.neverNull()) {
                            neverNull.add(table.label() + "." + name);
                          }
                        }));
    return neverNull.containsAll(columns);
  }
}
