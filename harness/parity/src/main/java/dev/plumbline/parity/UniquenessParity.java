package dev.plumbline.parity;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.parity.Mapping.Trait;
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
  private final Consumer<Finding> findings;
  private final List<UniqueColumns> mapped;
  private final List<UniqueColumns> actual;

  private UniquenessParity(TablePair tables, Consumer<Finding> findings) {
    this.tables = tables;
    this.findings = findings;
    this.mapped = uniqueColumns(tables.mapped());
    this.actual = uniqueColumns(tables.actual());
  }

  /** Columns that are unique together, because of the object of that kind and name. */
  private record UniqueColumns(
      List<String> columns, String kind, String name, boolean nullsDistinct) {}

  static void compare(TablePair tables, Consumer<Finding> findings) {
    if (tables.actual().type().isView()) {
      return;
    }
    UniquenessParity parity = new UniquenessParity(tables, findings);
    parity.mapped.forEach(parity::mapped);
    parity.actual.forEach(parity::actual);
    tables.mapped().indexes().stream()
        .filter(index -> index.unique() && index.predicate() != null)
        .filter(index -> !parity.enforcesForSome(index))
        .forEach(index -> findings.accept(parity.missing(index.keys(), index.predicate())));
  }

  /** Whether two rows can never agree in these columns, because they cannot in some of them. */
  static boolean enforces(Table table, List<String> columns) {
    return uniqueColumns(table).stream().anyMatch(unique -> columns.containsAll(unique.columns()))
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

  private static List<UniqueColumns> uniqueColumns(Table table) {
    List<UniqueColumns> unique = new ArrayList<>();
    PrimaryKey key = table.primaryKey();
    if (key != null) {
      unique.add(new UniqueColumns(key.columns(), key.kind(), key.name(), true));
    }
    table.uniqueConstraints().stream()
        .map(
            some ->
                new UniqueColumns(some.columns(), some.kind(), some.name(), some.nullsDistinct()))
        .forEach(unique::add);
    table.indexes().stream()
        .filter(UniquenessParity::isUniqueForAll)
        .map(
            index ->
                new UniqueColumns(index.keys(), index.kind(), index.name(), index.nullsDistinct()))
        .forEach(unique::add);
    return unique;
  }

  private void mapped(UniqueColumns unique) {
    List<String> columns = unique.columns();
    if (!enforces(tables.actual(), columns) && !isPrimaryKey(tables.mapped(), columns)) {
      findings.accept(missing(columns, null));
    }
    actual.stream()
        .filter(other -> TablePair.sameColumns(other.columns(), columns))
        .filter(other -> unique.nullsDistinct() && !other.nullsDistinct())
        .filter(other -> columns.stream().anyMatch(this::mayBeNull))
        .findFirst()
        .ifPresent(other -> findings.accept(nullsCollide(other)));
  }

  private boolean mayBeNull(String column) {
    return tables.mapped().column(column).filter(Column::nullable).isPresent();
  }

  private void actual(UniqueColumns unique) {
    boolean isMapped =
        mapped.stream().anyMatch(other -> TablePair.sameColumns(other.columns(), unique.columns()));
    if (!isMapped && !isPrimaryKey(tables.actual(), unique.columns())) {
      findings.accept(unmapped(unique));
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

  private Finding missing(List<String> columns, @Nullable String predicate) {
    boolean byAssociation = isByAssociation(columns);
    return Finding.of(
            FindingCode.UNIQUE_MISSING,
            tables.subject(columns),
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
                : "Add a changeSet that adds the unique constraint, or remove it from the mapping.")
        .at(tables.place("unique constraint", columns));
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

  private Finding nullsCollide(UniqueColumns unique) {
    return Finding.of(
            FindingCode.UNIQUE_NULLS_MISMATCH,
            tables.subject(unique.columns()),
            "unique (" + String.join(", ", unique.columns()) + "), nulls apart",
            "unique (" + String.join(", ", unique.columns()) + ") nulls not distinct",
            "Saving a second entity whose attribute is null fails: duplicate key value violates"
                + " unique constraint \""
                + unique.name()
                + "\".",
            "Add a changeSet that creates it without NULLS NOT DISTINCT, or map the column as"
                + " required.")
        .at(tables.place(unique.kind(), unique.columns(), unique.name()));
  }

  private Finding unmapped(UniqueColumns unique) {
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
    return new Finding(
            FindingCode.UNIQUE_UNMAPPED,
            isDeclaredOtherwise // the mapping says in how many columns rows differ
                ? Severity.WARNING
                : FindingCode.UNIQUE_UNMAPPED.severity(),
            tables.subject(columns),
            "no unique constraint",
            "unique (" + String.join(", ", columns) + ")",
            isImplied
                ? "Nothing breaks: it follows from what the mapping declares unique."
                : isWritten
                    ? "Saving a duplicate, which the mapping allows, fails: duplicate key value"
                        + " violates unique constraint \""
                        + unique.name()
                        + "\"."
                    : "Nothing breaks while rows differ in the columns that no entity maps.",
            "Declare it in the mapping (@Column(unique = true), @Table(uniqueConstraints),"
                + " @OneToOne), or add a changeSet that drops it.")
        .at(tables.place(unique.kind(), columns, unique.name()));
  }
}
