package dev.plumbline.remedy;

import dev.plumbline.finding.Finding;
import dev.plumbline.parity.ParityDifference.OfForeignKey;
import dev.plumbline.schema.Enforcement;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Foreign keys: added for new rows at once, then validated for those that are there. */
final class ForeignKeyRemedy {

  private ForeignKeyRemedy() {}

  static void replace(Finding finding, OfForeignKey difference, Draft draft) {
    ForeignKey wanted = Objects.requireNonNull(difference.mapped());
    // where several are expected in its place, the first takes it
    Optional<ForeignKey> old =
        Optional.ofNullable(difference.actual())
            .filter(key -> draft.replaces(difference.table().name(), key.name(), wanted));
    add(finding, wanted, old, difference.table(), draft);
  }

  private static boolean pairsAlike(ForeignKey one, ForeignKey other) {
    return one.target().equals(other.target()) && pairs(one).equals(pairs(other));
  }

  private static List<String> pairs(ForeignKey key) {
    return IntStream.range(0, key.columns().size())
        .mapToObj(
            i -> Sql.name(key.columns().get(i)) + " = " + Sql.name(key.targetColumns().get(i)))
        .sorted()
        .toList();
  }

  private static void add(
      Finding finding, ForeignKey mapped, Optional<ForeignKey> old, Table table, Draft draft) {
    old.ifPresent(key -> draft.names().release(table.name(), key.name()));
    ForeignKey wanted =
        old.filter(key -> pairsAlike(key, mapped)).map(key -> with(key, mapped)).orElse(mapped);
    String name =
        old.filter(key -> pairsAlike(key, mapped))
            .map(ForeignKey::name)
            .orElseGet(
                () -> draft.names().foreignKey(table.name(), mapped.columns(), mapped.name()));
    String alter = "ALTER TABLE " + Sql.name(table.name());
    String add = alter + " ADD CONSTRAINT " + Sql.name(name) + " " + Definitions.foreignKey(wanted);
    String drop = alter + " DROP CONSTRAINT " + Sql.name(name);
    List<String> statements = new ArrayList<>();
    List<String> rollback = new ArrayList<>();
    rollback.add(drop);
    old.ifPresent(
        key -> {
          statements.add(alter + " DROP CONSTRAINT " + Sql.name(key.name()));
          rollback.addAll(Restored.foreignKey(table, key));
        });
    boolean atOnce = Partitions.isPartitioned(table);
    statements.add(atOnce ? add : add + " NOT VALID");
    draft.add(
        Phase.FOREIGN_KEYS,
        finding,
        (old.isPresent() ? "replace foreign key " : "add foreign key ") + name,
        statements,
        rollback,
        atOnce
            ? "Blocks writes to both tables while it reads all rows; PostgreSQL before 18 has no"
                + (" other way for partitioned tables. " + orphans(wanted, table))
            : "From here on a row that refers to nothing is rejected. Blocks writes to both tables"
                + " for a moment.");
    if (!atOnce) {
      draft.add(
          Phase.VALIDATION,
          finding,
          "validate foreign key " + name,
          List.of(alter + " VALIDATE CONSTRAINT " + Sql.name(name)),
          List.of(drop, add + " NOT VALID"),
          orphans(wanted, table) + " Reads and writes go on meanwhile.");
    }
  }

  private static String orphans(ForeignKey key, Table table) {
    String match =
        IntStream.range(0, key.columns().size())
            .mapToObj(
                i ->
                    ("t." + Sql.name(key.targetColumns().get(i)))
                        + (" = r." + Sql.name(key.columns().get(i))))
            .collect(Collectors.joining(" AND "));
    String present =
        key.columns().stream()
            .map(column -> "r." + Sql.name(column) + " IS NOT NULL")
            .collect(Collectors.joining(" AND "));
    return "Fails if a row refers to one that is not there; find them first: SELECT * FROM "
        + (Sql.name(table.name()) + " r WHERE " + present)
        + (" AND NOT EXISTS (SELECT FROM " + Sql.name(key.target()) + " t WHERE " + match + ").");
  }

  /** The same key with another action on delete; what else the database says of it stays. */
  private static ForeignKey with(ForeignKey key, ForeignKey mapped) {
    return new ForeignKey(
        key.name(),
        key.columns(),
        key.target(),
        key.targetColumns(),
        mapped.match(),
        key.onUpdate(),
        mapped.onDelete(),
        mapped.setOnDelete(),
        key.period(),
        key.deferrability(),
        Enforcement.VALID,
        key.comment());
  }
}
