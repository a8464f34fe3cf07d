package dev.plumbline.benchmarks.mutation;

import static dev.plumbline.benchmarks.mutation.Sql.quoted;
import static dev.plumbline.benchmarks.mutation.Verdict.harmless;
import static dev.plumbline.benchmarks.mutation.Verdict.matters;
import static dev.plumbline.benchmarks.mutation.Verdict.noteworthy;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Table;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Views and materialized views. */
final class ViewMutations {

  private final MutationTarget target;
  private final Table view;
  private final boolean mapped;
  private final String drop;
  private final Mutations mutations;

  private ViewMutations(MutationTarget target, Table view) {
    this.target = target;
    this.view = view;
    this.mapped = target.isMapped(view);
    this.drop = "drop " + view.type() + " " + quoted(view.name());
    this.mutations = new Mutations(view.label());
  }

  static Stream<Mutation> of(MutationTarget target) {
    return target.views().flatMap(view -> new ViewMutations(target, view).all());
  }

  private Stream<Mutation> all() {
    Verdict gone = matters("every query of the entity mentions it");
    mutations.add("view dropped", gone.onlyIf(mapped), drop);
    mutations.add(
        "view renamed", gone.onlyIf(mapped), Sql.alter(view, "rename to plumbline_renamed"));
    mutations.add(
        "view with another text",
        noteworthy("which rows it shows, the mapping does not say").onlyIf(mapped),
        drop,
        create(view.type().toString(), name -> quoted(name)) + " where false");
    mutations.add(
        view.type() == Table.Type.VIEW ? "view made a materialized one" : "view made a plain one",
        noteworthy("rows are those of another moment").onlyIf(mapped),
        drop,
        create(
            view.type() == Table.Type.VIEW ? "materialized view" : "view", name -> quoted(name)));
    for (Column column : view.columns()) {
      mutations.addAll(ofColumn(column));
    }
    if (view.type() == Table.Type.VIEW) {
      mutations.add(
          "view with a security barrier",
          harmless("the same rows are shown"),
          Sql.alter(view, "set (security_barrier = true)"));
    }
    return mutations.stream();
  }

  private Mutations ofColumn(Column column) {
    boolean known = target.isMapped(view, column);
    Mutations changes = Mutations.of(view, column.name());
    if (view.columns().size() > 1) {
      changes.add(
          "view without a column",
          matters("every query of the entity mentions it").onlyIf(known),
          drop,
          create(view.type().toString(), name -> name.equals(column.name()) ? "" : quoted(name)));
    }
    boolean isText = column.type().startsWith("character") || column.type().equals("text");
    String type = isText ? "bytea" : "text";
    changes.add(
        "view with a column of another type",
        matters("the driver expects values of another type").onlyIf(known),
        drop,
        create(
            view.type().toString(),
            name ->
                name.equals(column.name())
                    ? quoted(name) + "::text::" + type + " as " + quoted(name)
                    : quoted(name)));
    return changes;
  }

  private String create(String kind, UnaryOperator<String> columns) {
    String query = Objects.requireNonNull(view.view()).query().strip();
    return "create "
        + kind
        + " "
        + quoted(view.name())
        + " as select "
        + view.columns().stream()
            .map(column -> columns.apply(column.name()))
            .filter(column -> !column.isEmpty())
            .collect(Collectors.joining(", "))
        + " from ("
        + (query.endsWith(";") ? query.substring(0, query.length() - 1) : query)
        + ") as plumbline_same";
  }
}
