package dev.plumbline.benchmarks.mutation;

import static dev.plumbline.benchmarks.mutation.Sql.alter;
import static dev.plumbline.benchmarks.mutation.Sql.literal;
import static dev.plumbline.benchmarks.mutation.Sql.quoted;
import static dev.plumbline.benchmarks.mutation.Verdict.harmless;
import static dev.plumbline.benchmarks.mutation.Verdict.matters;
import static dev.plumbline.benchmarks.mutation.Verdict.noteworthy;

import dev.plumbline.schema.Check;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Domain;
import dev.plumbline.schema.EnumType;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Enum types and domains. */
final class TypeMutations {

  private TypeMutations() {}

  static Stream<Mutation> of(MutationTarget target) {
    return Stream.concat(
        target.schema().enumTypes().stream().flatMap(type -> enumType(target, type)),
        target.schema().domains().stream().flatMap(domain -> domain(target, domain)));
  }

  private static Stream<Mutation> enumType(MutationTarget target, EnumType type) {
    boolean named = target.mentions(type.name());
    boolean mapped = named || target.writesInto(type.name());
    boolean knowsValues =
        target.declaredEnumTypes().contains(type.name()) || target.writesInto(type.name());
    String alter = "alter type " + quoted(type.name());
    String last = type.values().get(type.values().size() - 1);
    List<String> fewer = type.values().subList(0, type.values().size() - 1);
    List<String> reversed = new ArrayList<>(type.values());
    Collections.reverse(reversed);
    Verdict unreadable =
        knowsValues
            ? matters("an entity cannot be read from a row that has the value")
            : noteworthy("the mapping does not say which values it knows");
    Verdict refused =
        knowsValues
            ? matters("saving the value fails")
            : noteworthy("the mapping does not say which values it knows");
    Mutations mutations = new Mutations(type.label());
    mutations.add("enum value added", unreadable.onlyIf(mapped), alter + " add value 'PLUMBLINE'");
    mutations.add(
        "enum value renamed",
        refused.onlyIf(mapped),
        alter + " rename value " + literal(last) + " to 'PLUMBLINE'");
    mutations.add("enum value removed", refused.onlyIf(mapped), recreated(target, type, fewer));
    mutations.add(
        "enum values in another order",
        noteworthy("only sorting by the column changes").onlyIf(mapped),
        recreated(target, type, reversed));
    mutations.add(
        "enum type renamed",
        matters("statements of the entity mention the type").onlyIf(named),
        alter + " rename to plumbline_renamed");
    mutations.add(
        "enum type commented",
        harmless("comments are for people"),
        "comment on type " + quoted(type.name()) + " is 'changed'");
    return mutations.stream();
  }

  /** PostgreSQL cannot take a value from an enum type, so another one takes the type's place. */
  private static List<String> recreated(MutationTarget target, EnumType type, List<String> values) {
    List<String> statements = new ArrayList<>();
    String name = quoted(type.name());
    statements.add("alter type " + name + " rename to plumbline_old");
    statements.add(
        "create type "
            + name
            + " as enum ("
            + values.stream().map(Sql::literal).collect(Collectors.joining(", "))
            + ")");
    target
        .tables()
        .forEach(
            table ->
                table.columns().stream()
                    .filter(column -> MutationTarget.isOfType(column, type.name()))
                    .forEach(column -> statements.addAll(converted(table, column, name))));
    return statements;
  }

  private static List<String> converted(Table table, Column column, String type) {
    List<String> statements = new ArrayList<>();
    if (column.defaultExpression() != null) {
      statements.add(alter(table, column, "drop default"));
    }
    String array = column.type().endsWith("[]") ? "[]" : "";
    statements.add(
        alter(
            table,
            column,
            "type "
                + type
                + array
                + " using "
                + quoted(column.name())
                + "::text"
                + array
                + "::"
                + type
                + array));
    if (column.defaultExpression() != null) {
      statements.add(alter(table, column, "set default " + column.defaultExpression()));
    }
    return statements;
  }

  private static Stream<Mutation> domain(MutationTarget target, Domain domain) {
    boolean mapped = target.mentions(domain.name());
    String subject = domain.label();
    String alter = "alter domain " + quoted(domain.name());
    Mutations mutations = new Mutations(subject);
    mutations.add(
        "domain renamed",
        matters("the mapping declares a type that is not there").onlyIf(mapped),
        alter + " rename to plumbline_renamed");
    mutations.add(
        "domain check added",
        noteworthy("values are refused that were allowed").onlyIf(mapped),
        alter + " add check (value::text <> 'A')");
    for (Check check : domain.checks()) {
      Mutations ofCheck = new Mutations(subject + "." + check.name());
      ofCheck.add(
          "domain check dropped",
          harmless("the mapping says nothing of what the domain allows"),
          alter + " drop constraint " + quoted(check.name()));
      mutations.addAll(ofCheck);
    }
    if (domain.nullable()) {
      mutations.add("domain not null set", nullsRefused(target, domain), alter + " set not null");
    }
    return mutations.stream();
  }

  private static Verdict nullsRefused(MutationTarget target, Domain domain) {
    boolean savesNull =
        target
            .tables()
            .anyMatch(
                table ->
                    table.columns().stream()
                        .filter(column -> MutationTarget.isOfType(column, domain.name()))
                        .filter(column -> target.isSupplied(table, column))
                        .anyMatch(
                            column ->
                                target.mapped(table, column).filter(Column::nullable).isPresent()));
    return savesNull
        ? matters("saving an entity without a value fails")
        : harmless("no entity saves null there");
  }
}
