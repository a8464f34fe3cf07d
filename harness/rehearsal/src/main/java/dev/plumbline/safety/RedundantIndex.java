package dev.plumbline.safety;

import dev.plumbline.schema.Index;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.UniqueConstraint;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An index that another one can do the work of. */
final class RedundantIndex {

  private RedundantIndex() {}

  /**
   * Which index, or constraint with one, serves all searches of a new index.
   *
   * @param before the table as it was before the index was created, if it was
   */
  static Optional<String> of(Table table, Index index, @Nullable Table before) {
    if (index.unique() || !index.method().equals("btree")) {
      return Optional.empty();
    }
    Stream<String> indexes =
        table.indexes().stream()
            .filter(other -> !other.name().equals(index.name()) && covers(other, index))
            .filter(other -> isMore(other, index) || isOlder(other, index, before))
            .map(Index::name);
    Stream<String> constraints =
        index.predicate() == null && isPlain(index)
            ? constraints(table, index.keys())
            : Stream.of();
    return Stream.concat(indexes, constraints).findFirst();
  }

  private static boolean isMore(Index other, Index index) {
    return !other.parts().equals(index.parts())
        || other.unique()
        || other.include().size() > index.include().size();
  }

  private static boolean isPlain(Index index) {
    return index.parts().stream()
        .allMatch(
            part ->
                !part.isExpression()
                    && part.operatorClass() == null
                    && part.collation() == null
                    && !part.descending()
                    && !part.nullsFirst());
  }

  private static boolean covers(Index other, Index index) {
    return other.method().equals(index.method())
        && Objects.equals(other.predicate(), index.predicate())
        && other.parts().size() >= index.parts().size()
        && other.parts().subList(0, index.parts().size()).equals(index.parts())
        && Set.copyOf(Stream.concat(other.keys().stream(), other.include().stream()).toList())
            .containsAll(index.include());
  }

  /** Of two that are alike, only one is to be reported. */
  private static boolean isOlder(Index other, Index index, @Nullable Table before) {
    return (before != null
            && before.indexes().stream().anyMatch(old -> old.name().equals(other.name())))
        || other.name().compareTo(index.name()) < 0;
  }

  private static Stream<String> constraints(Table table, List<String> columns) {
    PrimaryKey primary = table.primaryKey();
    return Stream.concat(
        primary != null && isPrefix(columns, primary.columns())
            ? Stream.of(primary.name())
            : Stream.of(),
        table.uniqueConstraints().stream()
            .filter(unique -> isPrefix(columns, unique.columns()))
            .map(UniqueConstraint::name));
  }

  private static boolean isPrefix(List<String> columns, List<String> of) {
    return of.size() >= columns.size() && of.subList(0, columns.size()).equals(columns);
  }
}
