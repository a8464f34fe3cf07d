package dev.plumbline.canonical;

import dev.plumbline.schema.Check;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Domain;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.Policy;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Table;
import dev.plumbline.text.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statements that replay the expressions of a table or domain in a place of their own: first
 * the bare object, then each expression by itself, so that one that fails leaves the others alone.
 */
final class ReplayStatements {

  private final QualifiedName place;
  private final List<String> statements = new ArrayList<>();

  private ReplayStatements(QualifiedName place) {
    this.place = place;
  }

  /** None for a table without expressions. */
  static List<String> of(Table table, QualifiedName place) {
    ReplayStatements replay = new ReplayStatements(place);
    Table.View view = table.view();
    if (view == null) {
      replay.expressions(table);
    } else {
      replay.add("create view " + place.quoted() + " as " + withoutSemicolon(view.query()));
    }
    return replay.statements;
  }

  /** None for a domain without expressions. */
  static List<String> of(Domain domain, QualifiedName place) {
    ReplayStatements replay = new ReplayStatements(place);
    String alter = "alter domain " + place.quoted();
    if (domain.defaultExpression() != null) {
      replay.add(alter + " set default " + domain.defaultExpression());
    }
    for (Check check : domain.checks()) {
      replay.add(alter + " add " + constraint(check));
    }
    return replay.after(
        "create domain " + place.quoted() + " as " + domain.type() + collate(domain.collation()));
  }

  private void expressions(Table table) {
    String alter = "alter table " + place.quoted();
    for (Column column : table.columns()) {
      if (column.generation() != null) {
        add(
            (alter + " add " + definition(column))
                + (" generated always as (" + column.generation().expression() + ") stored"));
      } else if (column.defaultExpression() != null) {
        add(
            (alter + " alter " + SqlIdentifier.of(column.name()))
                + (" set default " + column.defaultExpression()));
      }
    }
    table.checks().forEach(check -> add(alter + " add " + constraint(check)));
    table.indexes().forEach(i -> index(i.name(), i.method(), i.parts(), i.predicate()));
    // their expressions are those of the index behind them
    table
        .constraints()
        .exclusions()
        .forEach(x -> index(x.name(), x.method(), x.parts(), x.predicate()));
    table.rowSecurity().policies().forEach(this::policy);
    after(
        table.columns().stream()
            .filter(column -> column.generation() == null)
            .map(ReplayStatements::definition)
            .collect(Collectors.joining(", ", "create table " + place.quoted() + " (", ")")));
  }

  private void index(
      String name, String method, List<Index.Part> parts, @Nullable String predicate) {
    if (predicate == null && parts.stream().noneMatch(Index.Part::isExpression)) {
      return;
    }
    add(
        ("create index "
                + SqlIdentifier.of(name)
                + " on "
                + place.quoted()
                + " using "
                + SqlIdentifier.of(method))
            + parts.stream()
                .map(ReplayStatements::definition)
                .collect(Collectors.joining(", ", " (", ")"))
            + (predicate == null ? "" : " where " + predicate));
  }

  private void policy(Policy policy) {
    add(
        ("create policy " + SqlIdentifier.of(policy.name()) + " on " + place.quoted())
            + (" for " + policy.command())
            + (policy.using() == null ? "" : " using (" + policy.using() + ")")
            + (policy.withCheck() == null ? "" : " with check (" + policy.withCheck() + ")"));
  }

  private void add(String statement) {
    statements.add(statement);
  }

  private List<String> after(String creation) {
    if (!statements.isEmpty()) {
      statements.add(0, creation);
    }
    return statements;
  }

  private static String definition(Column column) {
    return SqlIdentifier.of(column.name()) + " " + column.type() + collate(column.collation());
  }

  private static String definition(Index.Part part) {
    return (part.isExpression() ? "(" + part.key() + ")" : SqlIdentifier.of(part.key()))
        + collate(part.collation())
        + (part.operatorClass() == null ? "" : " " + part.operatorClass());
  }

  private static String constraint(Check check) {
    return "constraint " + SqlIdentifier.of(check.name()) + " check (" + check.expression() + ")";
  }

  private static String collate(@Nullable String collation) {
    return collation == null ? "" : " collate " + collation;
  }

  private static String withoutSemicolon(String query) {
    return query.endsWith(";") ? query.substring(0, query.length() - 1) : query;
  }
}
