package dev.plumbline.benchmarks.mutation;

import static dev.plumbline.benchmarks.mutation.Sql.alter;
import static dev.plumbline.benchmarks.mutation.Sql.quoted;
import static dev.plumbline.benchmarks.mutation.Verdict.harmless;
import static dev.plumbline.benchmarks.mutation.Verdict.matters;
import static dev.plumbline.benchmarks.mutation.Verdict.noteworthy;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.ForeignKey.Action;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Foreign keys. */
final class ForeignKeyMutations {

  private static final Verdict DANGLING = matters("rows can refer to rows that are not there");

  private final MutationTarget target;
  private final Table table;
  private final ForeignKey key;
  private final Optional<ForeignKey> mapped;
  private final ConstraintChange constraint;

  private ForeignKeyMutations(MutationTarget target, Table table, ForeignKey key) {
    this.target = target;
    this.table = table;
    this.key = key;
    this.constraint = new ConstraintChange(table, key.name(), Mutations.of(table, key.name()));
    this.mapped =
        target.mapped(table).stream()
            .flatMap(known -> known.foreignKeys().stream())
            .filter(
                other ->
                    other.target().equals(key.target())
                        && new HashSet<>(other.columns()).equals(new HashSet<>(key.columns())))
            .findFirst();
  }

  static Stream<Mutation> of(MutationTarget target) {
    return target
        .tables()
        .flatMap(
            table ->
                Stream.concat(
                    added(target, table),
                    table.foreignKeys().stream()
                        .flatMap(key -> new ForeignKeyMutations(target, table, key).all())));
  }

  /** To the first table whose key is of that type. */
  private static Stream<Mutation> added(MutationTarget target, Table table) {
    return table.columns().stream()
        .filter(column -> !target.isEntangled(table, column))
        .flatMap(
            column ->
                targets(target, column.type())
                    .limit(1)
                    .map(
                        referenced ->
                            new Mutation(
                                "foreign key added",
                                table.name() + "." + column.name(),
                                List.of(
                                    alter(
                                        table,
                                        "add foreign key ("
                                            + quoted(column.name())
                                            + ") references "
                                            + quoted(referenced.name()))),
                                noteworthy("values are refused that the mapping allows")
                                    .onlyIf(target.isMapped(table, column)))))
        .limit(2);
  }

  private static Stream<Table> targets(MutationTarget target, String type) {
    return target
        .tables()
        .filter(
            candidate -> {
              PrimaryKey primary = candidate.primaryKey();
              return primary != null
                  && primary.columns().size() == 1
                  && candidate
                      .column(primary.columns().get(0))
                      .filter(column -> column.type().equals(type))
                      .isPresent();
            });
  }

  private Stream<Mutation> all() {
    boolean isMapped = mapped.isPresent();
    Verdict unchecked =
        isMapped ? DANGLING : harmless("the mapping does not declare the foreign key");
    constraint.dropped("foreign key dropped", unchecked);
    constraint.renamed("foreign key renamed", harmless("what it enforces stays"));
    replace("foreign key not valid", unchecked, onDelete(key.onDelete()) + " not valid");
    replace("foreign key not enforced", unchecked, onDelete(key.onDelete()) + " not enforced");
    replace(
        "foreign key made deferrable",
        harmless("what is refused stays the same, at the end of the transaction"),
        onDelete(key.onDelete()) + " deferrable initially deferred");
    actions();
    retargeted();
    return constraint.mutations().stream();
  }

  private void actions() {
    Verdict declared = matters("Hibernate leaves it to the database (@OnDelete), which does not");
    boolean declares = mapped.filter(other -> !refuses(other.onDelete())).isPresent();
    if (refuses(key.onDelete())) {
      replace(
          "foreign key made to cascade deletes",
          declares
              ? declared
              : noteworthy("rows vanish of which the persistence context knows nothing"),
          onDelete(Action.CASCADE));
    } else {
      replace(
          "foreign key made to refuse deletes",
          declares ? declared : harmless("the mapping does not rely on the database's action"),
          onDelete(Action.NO_ACTION));
    }
    boolean nullable =
        key.columns().stream()
            .allMatch(name -> table.column(name).filter(Column::nullable).isPresent());
    if (nullable && key.onDelete() != Action.SET_NULL) {
      replace(
          "foreign key made to set null",
          declares
              ? declared
              : noteworthy("rows change of which the persistence context knows nothing"),
          onDelete(Action.SET_NULL));
    }
    if (key.onUpdate() == Action.NO_ACTION) {
      constraint.replaced(
          "foreign key made to cascade updates",
          harmless("Hibernate never changes an id"),
          definition(key.target(), key.targetColumns(), Action.CASCADE, onDelete(key.onDelete())));
    }
  }

  private static boolean refuses(Action action) {
    return action == Action.NO_ACTION || action == Action.RESTRICT;
  }

  private static String onDelete(Action action) {
    return " on delete " + action;
  }

  private void retargeted() {
    if (key.columns().size() != 1) {
      return;
    }
    table
        .column(key.columns().get(0))
        .flatMap(
            column ->
                targets(target, column.type())
                    .filter(other -> !other.name().equals(key.target()))
                    .filter(other -> !other.name().equals(table.name())) // itself is always there
                    .findFirst())
        .ifPresent(
            other ->
                constraint.replaced(
                    "foreign key to another table",
                    mapped.isPresent()
                        ? matters("saving the association fails")
                        : noteworthy("values are refused that the mapping allows")
                            .onlyIf(target.isMapped(table)),
                    definition(
                        other.name(),
                        Objects.requireNonNull(other.primaryKey()).columns(),
                        key.onUpdate(),
                        onDelete(key.onDelete()))));
  }

  private void replace(String kind, Verdict verdict, String more) {
    constraint.replaced(
        kind, verdict, definition(key.target(), key.targetColumns(), key.onUpdate(), more));
  }

  private String definition(
      QualifiedName target, List<String> targetColumns, Action onUpdate, String more) {
    return "foreign key ("
        + quoted(key.columns())
        + ") references "
        + quoted(target)
        + " ("
        + quoted(targetColumns)
        + ") on update "
        + onUpdate
        + more;
  }
}
