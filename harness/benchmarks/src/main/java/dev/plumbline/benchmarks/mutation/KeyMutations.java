package dev.plumbline.benchmarks.mutation;

import static dev.plumbline.benchmarks.mutation.Sql.quoted;
import static dev.plumbline.benchmarks.mutation.Verdict.harmless;
import static dev.plumbline.benchmarks.mutation.Verdict.matters;
import static dev.plumbline.benchmarks.mutation.Verdict.noteworthy;

import dev.plumbline.parity.Mapping.Trait;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Primary keys. */
final class KeyMutations {

  private static final Verdict IDENTIFIES =
      matters("two rows can have the entity's id, or a new id is refused");

  private final MutationTarget target;
  private final Table table;
  private final PrimaryKey key;
  private final ConstraintChange constraint;

  private KeyMutations(MutationTarget target, Table table, PrimaryKey key) {
    this.target = target;
    this.table = table;
    this.key = key;
    this.constraint =
        new ConstraintChange(table, key.name(), new Mutations(table.name().toString()));
  }

  static Stream<Mutation> of(MutationTarget target) {
    return target
        .tables()
        .flatMap(
            table ->
                Stream.ofNullable(table.primaryKey())
                    .flatMap(key -> new KeyMutations(target, table, key).all()));
  }

  private Stream<Mutation> all() {
    boolean isByStructure =
        key.columns().stream()
            .flatMap(name -> table.column(name).stream())
            .allMatch(
                column ->
                    target.is(table, column, Trait.REQUIRED_BY_STRUCTURE)
                        && !target.is(table, column, Trait.IDENTIFIER));
    constraint.dropped(
        "primary key dropped",
        isByStructure && !target.declaresUniqueBesidesTheKey(table, new HashSet<>(key.columns()))
            ? harmless("nobody declared it, and no element of a collection is written twice")
            : weaker(Set.of()));
    constraint.renamed("primary key renamed", harmless("nobody calls it by its name"));
    if (!target.isReferenced(table)) {
      unreferenced();
    }
    return constraint.mutations().stream();
  }

  private boolean isMapped() {
    return target.mapped(table).map(Table::primaryKey).stream()
        .anyMatch(other -> new HashSet<>(other.columns()).equals(new HashSet<>(key.columns())));
  }

  /** Whether it is the mapping's, with a tenant or a partition key in it. */
  private boolean containsMapped() {
    return target.mapped(table).map(Table::primaryKey).stream()
        .anyMatch(other -> key.columns().containsAll(other.columns()));
  }

  /**
   * That a key of the database's own choice goes can matter, too: where nothing else keeps what the
   * mapping declares unique, such as owner and element of a set.
   */
  private Verdict weaker(Set<String> after) {
    return isMapped() || containsMapped()
        ? IDENTIFIES
        : target.losesUniqueness(table, new HashSet<>(key.columns()), after)
            ? matters("others can store duplicates that the mapping rules out")
            : harmless("the mapping relies on no such key");
  }

  /** Fewer columns in which rows must differ, as with any unique constraint. */
  private Verdict stricter() {
    return isMapped()
        ? IDENTIFIES
        : target.declaresUnique(table, new HashSet<>(key.columns()))
            ? matters("rows are refused that the declared constraint lets through")
            : noteworthy("duplicates are refused that the mapping allows, perhaps on purpose")
                .onlyIf(target.isMapped(table));
  }

  private void unreferenced() {
    table.columns().stream()
        .filter(column -> !column.nullable() && !key.columns().contains(column.name()))
        .map(Column::name)
        .findFirst()
        .ifPresent(
            name -> {
              List<String> columns = new ArrayList<>(key.columns());
              columns.add(name);
              replace("primary key widened", weaker(new HashSet<>(columns)), columns, "");
            });
    if (key.columns().size() > 1) {
      replace(
          "primary key narrowed",
          stricter(),
          key.columns().subList(0, key.columns().size() - 1),
          "");
      List<String> columns = new ArrayList<>(key.columns());
      Collections.reverse(columns);
      replace("primary key in another order", harmless("the same rows are refused"), columns, "");
    }
    replace(
        "primary key made deferrable",
        noteworthy("duplicates are refused at the end of the transaction only"),
        key.columns(),
        " deferrable initially deferred");
  }

  private void replace(String kind, Verdict verdict, List<String> columns, String more) {
    constraint.replaced(kind, verdict, "primary key (" + quoted(columns) + ")" + more);
  }
}
