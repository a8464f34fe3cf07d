package dev.plumbline.benchmarks.mutation;

import static dev.plumbline.benchmarks.mutation.Sql.quoted;
import static dev.plumbline.benchmarks.mutation.Verdict.harmless;
import static dev.plumbline.benchmarks.mutation.Verdict.matters;
import static dev.plumbline.benchmarks.mutation.Verdict.noteworthy;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Views and materialized views. */
final class ViewMutations {

  private final Ground ground;
  private final Table view;
  private final boolean mapped;
  private final String drop;
  private final List<Mutation> mutations = new ArrayList<>();

  private ViewMutations(Ground ground, Table view) {
    this.ground = ground;
    this.view = view;
    this.mapped = ground.isMapped(view);
    this.drop = "drop " + view.type() + " " + quoted(view.name());
  }

  static Stream<Mutation> of(Ground ground) {
    return ground.views().flatMap(view -> new ViewMutations(ground, view).all());
  }

  private Stream<Mutation> all() {
    Verdict gone = matters("every query of the entity mentions it");
    add("view dropped", view.label(), gone.onlyIf(mapped), drop);
    add(
        "view renamed",
        view.label(),
        gone.onlyIf(mapped),
        Sql.alter(view, "rename to plumbline_renamed"));
    add(
        "view with another text",
        view.label(),
        noteworthy("which rows it shows, the mapping does not say").onlyIf(mapped),
        drop,
        create(view.type().toString(), name -> quoted(name)) + " where false");
    add(
        view.type() == Table.Type.VIEW ? "view made a materialized one" : "view made a plain one",
        view.label(),
        noteworthy("rows are those of another moment").onlyIf(mapped),
        drop,
        create(
            view.type() == Table.Type.VIEW ? "materialized view" : "view", name -> quoted(name)));
    for (Column column : view.columns()) {
      column(column);
    }
    if (view.type() == Table.Type.VIEW) {
      add(
          "view with a security barrier",
          view.label(),
          harmless("the same rows are shown"),
          Sql.alter(view, "set (security_barrier = true)"));
    }
    return mutations.stream();
  }

  private void column(Column column) {
    boolean known = ground.isMapped(view, column);
    String subject = view.name() + "." + column.name();
    if (view.columns().size() > 1) {
      add(
          "view without a column",
          subject,
          matters("every query of the entity mentions it").onlyIf(known),
          drop,
          create(view.type().toString(), name -> name.equals(column.name()) ? "" : quoted(name)));
    }
    boolean isText = column.type().startsWith("character") || column.type().equals("text");
    String type = isText ? "bytea" : "text";
    add(
        "view with a column of another type",
        subject,
        matters("the driver expects values of another type").onlyIf(known),
        drop,
        create(
            view.type().toString(),
            name ->
                name.equals(column.name())
                    ? quoted(name) + "::text::" + type + " as " + quoted(name)
                    : quoted(name)));
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

  private void add(String kind, String subject, Verdict verdict, String... statements) {
    mutations.add(new Mutation(kind, subject, List.of(statements), verdict));
  }
}
