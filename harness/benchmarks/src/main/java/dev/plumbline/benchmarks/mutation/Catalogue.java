package dev.plumbline.benchmarks.mutation;

import dev.plumbline.parity.Mapping;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every kind of change that there is here. */
public final class Catalogue {

  private static final List<Function<MutationTarget, Stream<Mutation>>> KINDS =
      List.of(
          ColumnMutations::of,
          ColumnTypeMutations::of,
          ColumnValueMutations::of,
          KeyMutations::of,
          UniqueMutations::of,
          ForeignKeyMutations::of,
          IndexMutations::of,
          CheckMutations::of,
          TypeMutations::of,
          SequenceMutations::of,
          TableMutations::of,
          ViewMutations::of,
          SurroundingMutations::of);

  private Catalogue() {}

  /**
   * Every change that applies to a schema. Some may turn out to be impossible, because something
   * that is not looked at here depends on what they change.
   *
   * @param schema as it is, and as it suits the mapping
   * @param mapping what the entities expect of it
   * @param declared enum types whose values the entities know; they only mention all others
   */
  public static List<Mutation> of(Schema schema, Mapping mapping, Set<QualifiedName> declared) {
    MutationTarget target = new MutationTarget(schema, mapping, declared);
    return KINDS.stream().flatMap(kind -> kind.apply(target)).toList();
  }
}
