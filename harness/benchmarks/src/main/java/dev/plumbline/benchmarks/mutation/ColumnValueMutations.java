package dev.plumbline.benchmarks.mutation;

import static dev.plumbline.benchmarks.mutation.Sql.alter;
import static dev.plumbline.benchmarks.mutation.Sql.quoted;
import static dev.plumbline.benchmarks.mutation.Verdict.harmless;
import static dev.plumbline.benchmarks.mutation.Verdict.matters;
import static dev.plumbline.benchmarks.mutation.Verdict.noteworthy;

import dev.plumbline.parity.Mapping.Trait;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.Table;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a column's values come from, and whether there must be one. */
final class ColumnValueMutations {

  private static final Verdict SUPPLIED =
      harmless("every INSERT of the entity says what to store, null included");

  private final MutationTarget target;
  private final Table table;
  private final Column column;
  private final @Nullable Column mapped;
  private final Mutations mutations;

  private ColumnValueMutations(MutationTarget target, Table table, Column column) {
    this.target = target;
    this.table = table;
    this.column = column;
    this.mapped = target.mapped(table, column).orElse(null);
    this.mutations = Mutations.of(table, column.name());
  }

  static Stream<Mutation> of(MutationTarget target) {
    return target
        .tables()
        .flatMap(
            table ->
                table.columns().stream()
                    .flatMap(column -> new ColumnValueMutations(target, table, column).all()));
  }

  private Stream<Mutation> all() {
    nullability();
    if (column.generation() != null) {
      generated();
    } else if (column.identity() != null) {
      identity();
    } else {
      defaults();
      becomesIdentity();
      becomesGenerated();
    }
    collation();
    return mutations.stream();
  }

  private void add(String kind, Verdict verdict, String action) {
    mutations.add(kind, verdict, alter(table, column, action));
  }

  private boolean isSupplied() {
    return target.isSupplied(table, column);
  }

  private boolean isInKey() {
    PrimaryKey key = table.primaryKey();
    return key != null && key.columns().contains(column.name());
  }

  private boolean isFilledByDatabase() {
    return column.identity() != null || column.generation() != null;
  }

  private void nullability() {
    if (column.nullable() && column.generation() == null && (mapped == null || mapped.nullable())) {
      add("not null set", requiring(), "set not null");
    } else if (!column.nullable() && !isFilledByDatabase() && !isInKey()) {
      add(
          "not null dropped",
          mapped != null && !mapped.nullable()
              ? target.is(table, column, Trait.REQUIRED_BY_STRUCTURE)
                  ? harmless("nobody declared it, and the entity writes no null")
                  : matters("others can store null where the entity promises a value")
              : harmless("the mapping does not rely on it"),
          "drop not null");
    }
  }

  /** A version or Hibernate's own timestamp is never null, whatever the DDL that it writes says. */
  private Verdict requiring() {
    if (target.isNeverNull(table, column)) {
      return harmless("Hibernate always has a value for it");
    }
    if (target.is(table, column, Trait.REQUIRED_IN_EMBEDDABLE)) {
      return noteworthy("only an embeddable that is null as a whole leaves it null");
    }
    if (isSupplied()) {
      return matters("saving an entity without a value fails");
    }
    return column.defaultExpression() == null
        ? matters("every INSERT of the entity leaves it out, which stores null")
            .onlyIf(target.isMapped(table))
        : harmless("INSERTs that leave it out store the default");
  }

  private void defaults() {
    String present = column.defaultExpression();
    boolean drawsKeys = present != null && present.startsWith("nextval(");
    Verdict other =
        mapped != null && mapped.identity() != null
            ? matters("the entity's keys are drawn by the default")
            : mapped != null && mapped.defaultExpression() != null
                ? matters("the mapping declares the default")
                : SUPPLIED.onlyIf(mapped != null);
    Literal.unlike(column, present == null ? "" : present)
        .ifPresent(
            literal ->
                add(
                    present == null ? "default set" : "default changed",
                    present == null
                        ? target.tripsOverDefault(table, column)
                            ? matters("entities without the attribute refer to nothing")
                            : harmless("nobody relies on its absence")
                        : other,
                    "set default " + literal));
    if (present != null) {
      add(
          drawsKeys ? "default that draws keys dropped" : "default dropped",
          column.nullable() || isSupplied() || !target.isMapped(table)
              ? other
              : matters("INSERTs that leave it out store null"),
          "drop default");
    }
  }

  private void identity() {
    boolean drawsKeys = mapped != null && mapped.identity() != null;
    Verdict lost =
        drawsKeys
            ? matters("the entity's keys are drawn by it")
            : isSupplied()
                ? SUPPLIED
                : matters("INSERTs that leave it out store null").onlyIf(target.isMapped(table));
    add("identity dropped", lost, "drop identity");
    if (column.identity() == Column.Identity.ALWAYS) {
      add(
          "identity made by default",
          harmless("it draws keys all the same"),
          "set generated by default");
    } else {
      add(
          "identity made always",
          isSupplied()
              ? matters("every INSERT of the entity supplies a value, which is refused")
              : harmless("INSERTs of entities leave it out"),
          "set generated always");
    }
    add(
        "identity starts elsewhere",
        harmless("a start is of use only when the sequence is reset"),
        "set start with 1000");
    add(
        "identity increments by 10",
        harmless("every key is new all the same"),
        "set increment by 10");
  }

  private void becomesIdentity() {
    boolean possible =
        List.of("bigint", "integer", "smallint").contains(column.type())
            && !column.nullable()
            && column.defaultExpression() == null
            && table.columns().stream().allMatch(other -> other.identity() == null);
    if (possible) {
      add("identity added by default", SUPPLIED, "add generated by default as identity");
      add(
          "identity added always",
          isSupplied()
              ? matters("every INSERT of the entity supplies a value, which is refused")
              : Verdict.UNMAPPED,
          "add generated always as identity");
    }
  }

  private void becomesGenerated() {
    if (column.nullable() && !target.isEntangled(table, column)) {
      mutations.add(
          "column made a generated one",
          isSupplied() || target.isUpdated(table, column)
              ? matters("INSERTs and UPDATEs of the entity supply a value, which is refused")
              : noteworthy("the entity reads a value that is computed").onlyIf(mapped != null),
          alter(table, "drop column " + quoted(column.name())),
          alter(
              table,
              "add column "
                  + quoted(column.name())
                  + " "
                  + column.type()
                  + " generated always as (null::"
                  + column.type()
                  + ") stored"));
    }
  }

  private void generated() {
    Verdict verdict =
        mapped == null
            ? Verdict.UNMAPPED
            : mapped.generation() != null
                ? matters("the mapping declares how the value is computed")
                : noteworthy("the mapping does not say where the value comes from");
    add("generated column made a plain one", verdict, "drop expression");
    add(
        "generated column computed otherwise",
        verdict,
        "set expression as (null::" + column.type() + ")");
  }

  private void collation() {
    boolean isText = column.type().startsWith("character") || column.type().equals("text");
    if (isText && column.generation() == null && column.collation() == null) {
      add(
          "collation changed",
          mapped != null && mapped.collation() != null
              ? matters("the mapping declares the collation")
              : harmless("the mapping says nothing of the order of strings"),
          "type " + column.type() + " collate \"C\"");
    }
  }
}
