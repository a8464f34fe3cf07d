package dev.plumbline.benchmarks.mutation;

import static dev.plumbline.benchmarks.mutation.Sql.createIndex;
import static dev.plumbline.benchmarks.mutation.Sql.dropIndex;
import static dev.plumbline.benchmarks.mutation.Sql.literal;
import static dev.plumbline.benchmarks.mutation.Sql.quoted;
import static dev.plumbline.benchmarks.mutation.Verdict.harmless;
import static dev.plumbline.benchmarks.mutation.Verdict.matters;
import static dev.plumbline.benchmarks.mutation.Verdict.noteworthy;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Indexes: those for speed, and those that are unique without a constraint. */
final class IndexMutations {

  private static final Verdict UNUSED = harmless("the mapping does not declare the index");

  private final MutationTarget target;
  private final Table table;
  private final Index index;
  private final List<String> parts;
  private final Mutations mutations;

  private IndexMutations(MutationTarget target, Table table, Index index) {
    this.target = target;
    this.table = table;
    this.index = index;
    this.mutations = Mutations.of(table, index.name());
    this.parts = index.parts().stream().map(IndexMutations::sql).toList();
  }

  static Stream<Mutation> of(MutationTarget target) {
    return target
        .tables()
        .flatMap(
            table ->
                Stream.concat(
                    added(table),
                    table.indexes().stream()
                        .flatMap(index -> new IndexMutations(target, table, index).all())));
  }

  private static Stream<Mutation> added(Table table) {
    return table.columns().stream()
        .filter(UniqueMutations::isKeyable)
        .limit(1)
        .map(
            column ->
                new Mutation(
                    "index added",
                    table.name() + "." + column.name(),
                    List.of(
                        "create index plumbline_added on "
                            + quoted(table.name())
                            + " ("
                            + quoted(column.name())
                            + ", ("
                            + quoted(column.name())
                            + " is null))"),
                    harmless("it only makes queries faster, and writes slower")));
  }

  private static String sql(Index.Part part) {
    String printed = part.toString();
    return part.isExpression() && !printed.startsWith("(")
        ? "(" + part.key() + ")" + printed.substring(part.key().length())
        : printed;
  }

  private Stream<Mutation> all() {
    Verdict lost = lost(Optional.empty());
    String oid =
        literal(quoted(new QualifiedName(table.name().namespace(), index.name()))) + "::regclass";
    mutations.add("index dropped", lost, dropIndex(table, index));
    mutations.add(
        "index renamed",
        harmless("what it is good for stays"),
        "alter index "
            + quoted(new QualifiedName(table.name().namespace(), index.name()))
            + " rename to plumbline_renamed");
    mutations.add(
        "index invalid",
        lost.impact() == Impact.MATTERS
            ? lost
            : noteworthy("no query uses it, yet every write pays for it"),
        "update pg_index set indisvalid = false where indexrelid = " + oid);
    if (index.predicate() == null) {
      replace("index made partial", lost, parts, quotedColumn() + " is null");
    } else {
      replace(
          "index with another predicate",
          index.unique() ? noteworthy("other rows are refused than before") : UNUSED,
          parts,
          "true");
    }
    columns();
    uniqueness();
    return mutations.stream();
  }

  /** A column that an index can depend on. */
  private String quotedColumn() {
    return quoted(table.columns().get(0).name());
  }

  private void columns() {
    table.columns().stream()
        .filter(column -> UniqueMutations.isKeyable(column) && !isIndexed(column))
        .findFirst()
        .ifPresent(
            column -> {
              String name = quoted(column.name());
              List<String> behind = new ArrayList<>(parts);
              behind.add(name);
              List<String> before = new ArrayList<>(parts);
              before.add(0, name);
              if (index.method().equals("btree")) {
                replace("index with a column more at the end", lost(Optional.of(behind)), behind);
                replace("index with a column more at the front", lost(Optional.of(before)), before);
                replace("index on another column", lost(Optional.of(List.of(name))), List.of(name));
              }
            });
    if (parts.size() > 1) {
      List<String> reversed = new ArrayList<>(parts);
      Collections.reverse(reversed);
      replace("index with its columns in another order", lost(Optional.of(reversed)), reversed);
      List<String> fewer = parts.subList(0, parts.size() - 1);
      replace("index with a column less", lost(Optional.of(fewer)), fewer);
    }
    if (index.method().equals("btree")) {
      directions();
    }
  }

  private boolean isIndexed(Column column) {
    return index.keys().stream().anyMatch(key -> key.contains(column.name()))
        || index.include().contains(column.name());
  }

  private void directions() {
    Index.Part last = index.parts().get(index.parts().size() - 1);
    List<String> turned = new ArrayList<>(parts.subList(0, parts.size() - 1));
    turned.add(
        last.descending()
            ? sql(
                new Index.Part(
                    last.key(),
                    last.isExpression(),
                    last.operatorClass(),
                    last.collation(),
                    false,
                    false))
            : sql(
                new Index.Part(
                    last.key(),
                    last.isExpression(),
                    last.operatorClass(),
                    last.collation(),
                    true,
                    true)));
    replace(
        "index in another direction",
        parts.size() == 1 ? harmless("it is read backwards as well") : turned(),
        turned);
  }

  /** Lookups by its columns are as fast as before. */
  private Verdict turned() {
    boolean declared =
        target.mapped(table).stream()
            .flatMap(mapped -> mapped.indexes().stream())
            .filter(other -> other.keys().equals(index.keys()))
            .anyMatch(other -> other.parts().stream().anyMatch(Index.Part::descending));
    return declared
        ? matters("the mapping declares the order in which its rows are read")
        : noteworthy("an ORDER BY over all of its columns has to sort");
  }

  private void uniqueness() {
    Set<String> columns = new HashSet<>(index.keys());
    boolean loses = target.losesUniqueness(table, columns, Set.of());
    if (index.unique()) {
      mutations.add(
          "unique index made an ordinary one",
          index.predicate() == null && loses
              ? matters("others can store duplicates that the mapping rules out")
              : harmless("the mapping does not rely on it"),
          dropIndex(table, index),
          createIndex(table, index, parts, where()).replaceFirst("unique index", "index"));
    } else if (index.method().equals("btree")) {
      mutations.add(
          "index made a unique one",
          noteworthy("duplicates are refused that the mapping allows, perhaps on purpose")
              .onlyIf(target.isMapped(table)),
          dropIndex(table, index),
          createIndex(table, index, parts, where())
              .replaceFirst("create index", "create unique index"));
    }
  }

  private String where() {
    String predicate = index.predicate();
    return predicate == null ? "" : predicate;
  }

  /** What is lost when the index goes, and one on {@code instead} takes its place, if given. */
  private Verdict lost(Optional<List<String>> instead) {
    boolean duplicates =
        index.unique()
            && index.predicate() == null
            && target.losesUniqueness(
                table,
                new HashSet<>(index.keys()),
                instead.map(IndexMutations::names).orElse(Set.of()));
    if (duplicates) {
      return matters("others can store duplicates that the mapping rules out");
    }
    List<List<String>> before = orders(Optional.empty(), index.name());
    before.add(index.predicate() == null && index.valid() ? parts : List.of());
    List<List<String>> after =
        orders(instead.filter(order -> index.predicate() == null), index.name());
    boolean slow =
        target.mapped(table).stream()
            .flatMap(mapped -> mapped.indexes().stream())
            .filter(declared -> !declared.unique())
            .map(declared -> declared.parts().stream().map(IndexMutations::sql).toList())
            .anyMatch(declared -> serves(before, declared) && !serves(after, declared));
    if (slow) {
      return matters("queries for which the mapping declares an index read the whole table");
    }
    return index.unique() && instead.isPresent()
        ? noteworthy("other duplicates are refused than before").onlyIf(target.isMapped(table))
        : UNUSED;
  }

  private static Set<String> names(List<String> quotedColumns) {
    Set<String> names = new HashSet<>();
    quotedColumns.forEach(column -> names.add(column.replaceAll("^\"|\"$", "")));
    return names;
  }

  /** In which orders the table can be read without the named index. */
  private List<List<String>> orders(Optional<List<String>> more, String without) {
    List<List<String>> orders = new ArrayList<>();
    table.indexes().stream()
        .filter(other -> !other.name().equals(without))
        .filter(other -> other.valid() && other.predicate() == null)
        .forEach(other -> orders.add(other.parts().stream().map(IndexMutations::sql).toList()));
    Stream.ofNullable(table.primaryKey()).forEach(key -> orders.add(key.columns()));
    table.uniqueConstraints().forEach(unique -> orders.add(unique.columns()));
    more.ifPresent(orders::add);
    return orders;
  }

  private static boolean serves(List<List<String>> orders, List<String> declared) {
    List<String> plain = unquoted(declared);
    return orders.stream()
        .map(IndexMutations::unquoted)
        .anyMatch(
            order -> order.size() >= plain.size() && order.subList(0, plain.size()).equals(plain));
  }

  private static List<String> unquoted(List<String> names) {
    return names.stream().map(name -> name.replace("\"", "")).toList();
  }

  private void replace(String kind, Verdict verdict, List<String> others) {
    replace(kind, verdict, others, where());
  }

  private void replace(String kind, Verdict verdict, List<String> others, String where) {
    mutations.add(kind, verdict, dropIndex(table, index), createIndex(table, index, others, where));
  }
}
