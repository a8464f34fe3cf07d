package dev.plumbline.canonical;

import dev.plumbline.schema.Check;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Domain;
import dev.plumbline.schema.ExclusionConstraint;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.Policy;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the expressions that were printed of a replayed object where those of the original were. */
final class ReplayedExpressions {

  private final Table printed;

  private ReplayedExpressions(Table printed) {
    this.printed = printed;
  }

  static Domain in(Domain domain, Domain printed) {
    return new Domain(
        domain.name(),
        domain.type(),
        domain.nullable(),
        orElse(printed.defaultExpression(), domain.defaultExpression()),
        domain.collation(),
        domain.checks().stream().map(check -> check(check, printed.checks())).toList(),
        domain.grants(),
        domain.comment());
  }

  static Table in(Table table, Table printed) {
    ReplayedExpressions replayed = new ReplayedExpressions(printed);
    return new Table(
        table.name(),
        table.type(),
        table.unlogged(),
        table.columns().stream().map(replayed::column).toList(),
        replayed.constraints(table.constraints()),
        table.indexes().stream().map(replayed::index).toList(),
        table.triggers(),
        table.rules(),
        table.switchedTriggers(),
        new Table.RowSecurity(
            table.rowSecurity().rowSecurityEnabled(),
            table.rowSecurity().rowSecurityForced(),
            table.rowSecurity().policies().stream().map(replayed::policy).toList()),
        table.inheritance(),
        replayed.view(table.view()),
        table.foreign(),
        table.replicaIdentity(),
        table.tuning(),
        table.grants(),
        table.comment());
  }

  private Column column(Column column) {
    Column counterpart = printed.column(column.name()).orElse(column);
    Column.Generation generation = column.generation();
    Column.Generation printedGeneration = counterpart.generation();
    return new Column(
        column.name(),
        column.type(),
        column.nullable(),
        orElse(counterpart.defaultExpression(), column.defaultExpression()),
        column.identity(),
        column.identitySequence(),
        generation == null || printedGeneration == null
            ? generation
            : new Column.Generation(printedGeneration.expression(), generation.stored()),
        column.collation(),
        column.foreignOptions(),
        column.tuning(),
        column.grants(),
        column.comment());
  }

  private Table.Constraints constraints(Table.Constraints constraints) {
    return new Table.Constraints(
        constraints.primaryKey(),
        constraints.uniqueConstraints(),
        constraints.foreignKeys(),
        constraints.checks().stream().map(check -> check(check, printed.checks())).toList(),
        constraints.exclusions().stream().map(this::exclusion).toList(),
        constraints.notNulls());
  }

  private static Check check(Check check, List<Check> printed) {
    return new Check(
        check.name(),
        check.columns(),
        named(check.name(), printed).map(Check::expression).orElse(check.expression()),
        check.inherited(),
        check.enforcement(),
        check.comment());
  }

  private Index index(Index index) {
    Index counterpart = named(index.name(), printed.indexes()).orElse(index);
    return new Index(
        index.name(),
        index.method(),
        index.unique(),
        index.nullsDistinct(),
        parts(index.parts(), counterpart.parts()),
        index.include(),
        counterpart.predicate(),
        index.valid(),
        index.tuning(),
        index.comment());
  }

  /** An index stands for it in the replay. */
  private ExclusionConstraint exclusion(ExclusionConstraint exclusion) {
    Optional<Index> counterpart = named(exclusion.name(), printed.indexes());
    return new ExclusionConstraint(
        exclusion.name(),
        exclusion.method(),
        parts(exclusion.parts(), counterpart.map(Index::parts).orElse(exclusion.parts())),
        exclusion.operators(),
        exclusion.include(),
        counterpart.map(Index::predicate).orElse(exclusion.predicate()),
        exclusion.deferrability(),
        exclusion.tuning(),
        exclusion.comment());
  }

  private static List<Index.Part> parts(List<Index.Part> parts, List<Index.Part> printed) {
    List<Index.Part> result = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Index.Part part = parts.get(i);
      result.add(
          new Index.Part(
              printed.get(i).key(),
              part.isExpression(),
              part.operatorClass(),
              part.collation(),
              part.descending(),
              part.nullsFirst()));
    }
    return result;
  }

  private Policy policy(Policy policy) {
    Policy counterpart = named(policy.name(), printed.rowSecurity().policies()).orElse(policy);
    return new Policy(
        policy.name(),
        policy.command(),
        policy.permissive(),
        policy.roles(),
        counterpart.using(),
        counterpart.withCheck(),
        policy.comment());
  }

  private Table.@Nullable View view(Table.@Nullable View view) {
    Table.View counterpart = printed.view();
    return view == null || counterpart == null
        ? view
        : new Table.View(counterpart.query(), view.options(), view.writable());
  }

  private static <T extends SchemaObject> Optional<T> named(String name, List<T> objects) {
    return objects.stream().filter(object -> object.label().equals(name)).findFirst();
  }

  private static @Nullable String orElse(@Nullable String printed, @Nullable String original) {
    return printed != null ? printed : original;
  }
}
