package dev.plumbline.parity;

import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.parity.Mapping.Trait;
import dev.plumbline.parity.ParityDifference.Assessment;
import dev.plumbline.parity.ParityDifference.UniqueKey;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Uniqueness, however it is enforced: by a constraint, by a unique index or by the key. When it is
 * checked decides nothing.
 */
final class UniquenessParity {

  private final TablePair tables;
  private final Consumer<ParityDifference> differences;
  private final List<UniqueKey> mapped;
  private final List<UniqueKey> actual;

  private UniquenessParity(TablePair tables, Consumer<ParityDifference> differences) {
    this.tables = tables;
    this.differences = differences;
    this.mapped = uniqueKeys(tables.mapped());
    this.actual = uniqueKeys(tables.actual());
  }

  static void compare(TablePair tables, Consumer<ParityDifference> differences) {
    if (tables.actual().type().isView()) {
      return;
    }
    UniquenessParity parity = new UniquenessParity(tables, differences);
    parity.mapped.forEach(parity::mapped);
    parity.actual.forEach(parity::actual);
    tables.mapped().indexes().stream()
        .filter(index -> index.unique() && index.predicate() != null)
        .filter(index -> !parity.enforcesForSome(index))
        .forEach(
            index ->
                differences.accept(
                    parity.missing(UniqueKey.of(tables.mappedAsRead(index)), index.predicate())));
  }

  /** Whether two rows can never agree in these columns, because they cannot in some of them. */
  static boolean enforces(Table table, List<String> columns) {
    return uniqueKeys(table).stream().anyMatch(unique -> columns.containsAll(unique.columns()))
        || table.indexes().stream()
            .filter(index -> index.unique() && index.valid() && index.predicate() == null)
            .anyMatch(index -> index.keys().stream().allMatch(key -> isFunctionOf(columns, key)));
  }

  private static boolean isUniqueForAll(Index index) {
    return index.valid() && isUnique(index);
  }

  /** Whether it rejects duplicates in columns, of whatever row. */
  static boolean isUnique(Index index) {
    return index.unique()
        && index.predicate() == null
        && index.parts().stream().noneMatch(Index.Part::isExpression);
  }

  /** Strings whose lower case differs are different themselves. */
  private static boolean isFunctionOf(List<String> columns, String key) {
    return columns.stream()
        .anyMatch(
            column ->
                key.equals(column)
                    || Pattern.matches(
                        "(?:lower|upper)\\(\"?" + Pattern.quote(column) + "\"?(?:::text)?\\)",
                        key));
  }

  private static List<UniqueKey> uniqueKeys(Table table) {
    List<UniqueKey> unique = new ArrayList<>();
    PrimaryKey key = table.primaryKey();
    if (key != null) {
      unique.add(UniqueKey.of(key));
    }
    table.uniqueConstraints().forEach(constraint -> unique.add(UniqueKey.of(constraint)));
    table.indexes().stream()
        .filter(UniquenessParity::isUniqueForAll)
        .forEach(index -> unique.add(UniqueKey.of(index)));
    return unique;
  }

  private void mapped(UniqueKey unique) {
    List<String> columns = unique.columns();
    if (!enforces(tables.actual(), columns) && !isPrimaryKey(tables.mapped(), columns)) {
      differences.accept(missing(unique, null));
    }
    actual.stream()
        .filter(other -> TablePair.sameColumns(other.columns(), columns))
        .filter(other -> unique.nullsDistinct() && !other.nullsDistinct())
        .filter(other -> columns.stream().anyMatch(this::mayBeNull))
        .findFirst()
        .ifPresent(other -> differences.accept(nullsCollide(unique, other)));
  }

  private boolean mayBeNull(String column) {
    return tables.mapped().column(column).filter(Column::nullable).isPresent();
  }

  private void actual(UniqueKey unique) {
    boolean isMapped =
        mapped.stream().anyMatch(other -> TablePair.sameColumns(other.columns(), unique.columns()));
    if (!isMapped && !isPrimaryKey(tables.actual(), unique.columns())) {
      differences.accept(unmapped(unique));
    }
  }

  /** Whether the database has that partial uniqueness, or a wider one. */
  private boolean enforcesForSome(Index wanted) {
    return enforces(tables.actual(), wanted.keys())
        || tables.actual().indexes().stream()
            .anyMatch(
                index ->
                    index.unique()
                        && index.valid()
                        && TablePair.sameColumns(index.keys(), wanted.keys())
                        && Objects.equals(index.predicate(), wanted.predicate()));
  }

  private static boolean isPrimaryKey(Table table, List<String> columns) {
    PrimaryKey key = table.primaryKey();
    return key != null && key.columns().equals(columns);
  }

  private ParityDifference missing(UniqueKey wanted, @Nullable String predicate) {
    List<String> columns = wanted.columns();
    boolean byAssociation = isByAssociation(columns);
    return difference(
        wanted,
        null,
        Assessment.of(
            FindingCode.UNIQUE_MISSING,
            "unique ("
                + String.join(", ", columns)
                + ")"
                + (predicate == null ? "" : " where " + predicate),
            found(columns),
            byAssociation
                ? "Several rows can refer to the same target. Loading the target's other side fails"
                    + " then; without another side nothing does, and the mapping may be what is"
                    + " wrong."
                : "Duplicates that the mapping rules out can be stored.",
            byAssociation
                ? "If several rows may refer to one target, map it as @ManyToOne (a collection as"
                    + " @ManyToMany); only if not, add a changeSet with the unique constraint."
                : "Add a changeSet that adds the unique constraint, or remove it from the mapping."));
  }

  /** Nobody asked for the constraint: it follows from the kind of the association. */
  private boolean isByAssociation(List<String> columns) {
    return columns.stream()
        .allMatch(
            column ->
                tables
                    .attribute(column)
                    .filter(known -> known.is(Trait.UNIQUE_BY_ASSOCIATION))
                    .isPresent());
  }

  private String found(List<String> columns) {
    return tables.actual().indexes().stream()
        .filter(index -> index.unique() && TablePair.sameColumns(index.keys(), columns))
        .findFirst()
        .map(
            index ->
                index.valid()
                    ? "unique only where " + index.predicate()
                    : "a unique index that is not valid")
        .orElse("no unique constraint or index on these columns");
  }

  private ParityDifference nullsCollide(UniqueKey wanted, UniqueKey unique) {
    return difference(
        wanted,
        unique,
        Assessment.of(
            FindingCode.UNIQUE_NULLS_MISMATCH,
            "unique (" + String.join(", ", unique.columns()) + "), nulls apart",
            "unique (" + String.join(", ", unique.columns()) + ") nulls not distinct",
            "Saving a second entity whose attribute is null fails: duplicate key value violates"
                + " unique constraint \""
                + unique.object().label()
                + "\"."));
  }

  private ParityDifference unmapped(UniqueKey unique) {
    List<String> columns = unique.columns();
    boolean isImplied = enforces(tables.mapped(), columns) || tables.neverRepeats(columns);
    boolean isWritten =
        columns.stream().allMatch(column -> tables.mapped().column(column).isPresent());
    boolean isDeclaredOtherwise =
        !isImplied
            && isWritten
            && mapped.stream()
                .anyMatch(
                    other ->
                        other.columns().size() > columns.size()
                            && other.columns().containsAll(columns));
    return difference(
        null,
        unique,
        Assessment.of(
                FindingCode.UNIQUE_UNMAPPED,
                "no unique constraint",
                "unique (" + String.join(", ", columns) + ")",
                isImplied
                    ? "Nothing breaks: it follows from what the mapping declares unique."
                    : isWritten
                        ? "Saving a duplicate, which the mapping allows, fails: duplicate key value"
                            + " violates unique constraint \""
                            + unique.object().label()
                            + "\"."
                        : "Nothing breaks while rows differ in the columns that no entity maps.")
            .withSeverity(
                isDeclaredOtherwise // the mapping says in how many columns rows differ
                    ? Severity.WARNING
                    : FindingCode.UNIQUE_UNMAPPED.severity()));
  }

  private ParityDifference difference(
      @Nullable UniqueKey mapped, @Nullable UniqueKey actual, Assessment assessment) {
    return new ParityDifference.OfUniqueKey(tables.actualAsRead(), mapped, actual, assessment);
  }
}
