package dev.plumbline.benchmarks.mutation;

import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The changes of one thing, in the order in which they are thought of. */
final class Mutations {

  private final String subject;
  private final List<Mutation> mutations = new ArrayList<>();

  Mutations(String subject) {
    this.subject = subject;
  }

  /** Of something that is called by its own name and its table's: a column, say, or an index. */
  static Mutations of(Table table, String name) {
    return new Mutations(table.name() + "." + name);
  }

  void add(String kind, Verdict verdict, String... statements) {
    add(kind, verdict, List.of(statements));
  }

  void add(String kind, Verdict verdict, List<String> statements) {
    mutations.add(new Mutation(kind, subject, statements, verdict));
  }

  void addAll(Mutations others) {
    mutations.addAll(others.mutations);
  }

  Stream<Mutation> stream() {
    return mutations.stream();
  }
}
