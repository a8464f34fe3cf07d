package dev.plumbline.benchmarks.mutation;

import static dev.plumbline.benchmarks.mutation.Sql.alter;
import static dev.plumbline.benchmarks.mutation.Sql.quoted;
import static dev.plumbline.benchmarks.mutation.Verdict.harmless;
import static dev.plumbline.benchmarks.mutation.Verdict.matters;
import static dev.plumbline.benchmarks.mutation.Verdict.noteworthy;

import dev.plumbline.schema.Policy;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Rule;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.Trigger;
import java.util.List;
import java.util.stream.Stream;

/** Tables as a whole. */
final class TableMutations {

  private static final String DO_NOTHING =
      "create function plumbline_nothing() returns trigger language plpgsql as"
          + " $$ begin return new; end $$";

  private final MutationTarget target;
  private final Table table;
  private final boolean mapped;
  private final String name;
  private final Mutations mutations;

  private TableMutations(MutationTarget target, Table table) {
    this.target = target;
    this.table = table;
    this.mapped = target.isMapped(table);
    this.name = quoted(table.name());
    this.mutations = new Mutations(table.label());
  }

  static Stream<Mutation> of(MutationTarget target) {
    return Stream.concat(
        target.tables().flatMap(table -> new TableMutations(target, table).all()),
        target.schema().tables().stream()
            .filter(table -> table.type() == Table.Type.PARTITION)
            .map(TableMutations::detached));
  }

  private static Mutation detached(Table partition) {
    return new Mutation(
        "partition detached",
        partition.label(),
        List.of(
            "alter table "
                + quoted(partition.inheritance().parents().get(0))
                + " detach partition "
                + quoted(partition.name())),
        noteworthy("which partitions there must be, the mapping does not say"));
  }

  private Stream<Mutation> all() {
    presence();
    replacement();
    security();
    triggersAndRules();
    surroundings();
    return mutations.stream();
  }

  private void add(String kind, Verdict verdict, String... statements) {
    mutations.add(kind, mapped ? verdict : unmapped(verdict), statements);
  }

  private static Verdict unmapped(Verdict verdict) {
    return verdict.impact() == Impact.HARMLESS ? verdict : Verdict.UNMAPPED;
  }

  private void presence() {
    Verdict gone = matters("every statement of the entity mentions it");
    add("table dropped", gone, "drop table " + name + (mapped ? " cascade" : ""));
    add("table renamed", gone, alter(table, "rename to plumbline_renamed"));
    add(
        "table moved to another schema",
        gone,
        "create schema plumbline_moved",
        alter(table, "set schema plumbline_moved"));
    String columns = quoted(table.columns().stream().map(column -> column.name()).toList());
    add(
        "table with statistics on columns",
        harmless("only plans change"),
        alter(table, "alter column " + columns.split(",", 2)[0] + " set statistics 500"));
    if (table.type() == Table.Type.TABLE) {
      storage();
    }
  }

  private void storage() {
    add(
        "table made unlogged",
        noteworthy("a crash empties it, of which the mapping says nothing"),
        alter(table, "set unlogged"));
    add(
        "table split by rows that a child inherits",
        noteworthy("rows of the child are read, too; no key spans both"),
        "create table plumbline_child () inherits (" + name + ")");
    add(
        "table filled less densely",
        harmless("only speed changes"),
        alter(table, "set (fillfactor = 70)"));
    add(
        "table vacuumed otherwise",
        harmless("only speed changes"),
        alter(table, "set (autovacuum_enabled = false)"));
  }

  private void replacement() {
    QualifiedName base = new QualifiedName(table.name().namespace(), "plumbline_base");
    String rename = alter(table, "rename to plumbline_base");
    String view = "create view " + name + " as select * from " + quoted(base);
    Verdict saved =
        target.isImmutable(table)
            ? noteworthy("@Immutable says that it is only read")
            : matters("saving an entity fails");
    add(
        "table replaced by a view that can be written",
        noteworthy("statements of the entity still work"),
        rename,
        view);
    add("table replaced by a view that cannot be written", saved, rename, view + " offset 0");
    add(
        "table replaced by a materialized view",
        saved,
        rename,
        view.replace("create view", "create materialized view"));
  }

  private void security() {
    Verdict hidden =
        noteworthy("roles other than the owner see no row; which role it will be, nobody knows");
    add("row-level security enabled", hidden, alter(table, "enable row level security"));
    add(
        "row-level security forced",
        hidden,
        alter(table, "enable row level security"),
        alter(table, "force row level security"));
    add(
        "policy added",
        noteworthy("no effect until row-level security is enabled"),
        "create policy plumbline_added on " + name + " using (false)");
    for (Policy policy : table.rowSecurity().policies()) {
      add("policy dropped", hidden, "drop policy " + quoted(policy.name()) + " on " + name);
    }
    add(
        "select granted to all",
        harmless("entities can do what they could"),
        "grant select on " + name + " to public");
  }

  private void triggersAndRules() {
    Verdict unknown = noteworthy("what it does, the mapping does not say");
    add(
        "trigger added",
        unknown,
        DO_NOTHING,
        "create trigger plumbline_added before insert or update on "
            + name
            + " for each row execute function plumbline_nothing()");
    for (Trigger trigger : table.triggers()) {
      add("trigger dropped", unknown, "drop trigger " + quoted(trigger.name()) + " on " + name);
      add("trigger disabled", unknown, alter(table, "disable trigger " + quoted(trigger.name())));
    }
    add(
        "rule added",
        unknown,
        "create rule plumbline_added as on delete to " + name + " do also select 1");
    add(
        "rule that swallows rows added",
        noteworthy("INSERTs store nothing, which only the rule's text tells"),
        "create rule plumbline_added as on insert to " + name + " do instead nothing");
    for (Rule rule : table.rules()) {
      add("rule dropped", unknown, "drop rule " + quoted(rule.name()) + " on " + name);
    }
  }

  private void surroundings() {
    add(
        "table commented",
        harmless("comments are for people"),
        "comment on table " + name + " is 'changed'");
    add(
        "view over the table added",
        harmless("nobody maps it"),
        "create view plumbline_added as select * from " + name);
    add(
        "replica identity changed",
        harmless("only logical replication looks at it"),
        alter(table, "replica identity full"));
    if (!target.isReferenced(table)) {
      add(
          "statistics over columns added",
          harmless("only plans change"),
          table.columns().size() < 2
              ? alter(table, "set (parallel_workers = 2)")
              : "create statistics plumbline_added (mcv) on "
                  + quoted(table.columns().stream().limit(2).map(column -> column.name()).toList())
                  + " from "
                  + name);
    }
  }
}
