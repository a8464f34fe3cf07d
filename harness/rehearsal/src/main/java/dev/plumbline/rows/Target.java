package dev.plumbline.rows;

import dev.plumbline.rows.ServerFacts.Condition;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Deferrability;
import dev.plumbline.schema.Enforcement;
import dev.plumbline.schema.ExclusionConstraint;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.UniqueConstraint;
import dev.plumbline.text.SqlIdentifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A table or partition into which rows are written, with all that restricts them.
 *
 * @param lineage the table, and what it is a partition of, up to the whole
 * @param types of its columns, by their names
 * @param conditions that each row has to meet
 * @param generated how columns are computed, by their names
 */
record Target(
    List<Table> lineage,
    Map<String, ValueType> types,
    List<Condition> conditions,
    Map<String, String> generated) {

  private static final Deferrability NEVER = Deferrability.NOT_DEFERRABLE;

  /** Whether a row belongs to a partition by its hash: nothing to search by, but to try. */
  private static final Pattern HASHED =
      Pattern.compile("(?:pg_catalog\\.)?satisfies_hash_partition\\([^()]*\\)");

  static Target of(List<Table> lineage, SchemaTypes schemaTypes, ServerFacts facts) {
    Table table = lineage.get(0);
    Map<String, ValueType> types = new HashMap<>();
    table.columns().forEach(column -> types.put(column.name(), schemaTypes.of(column.type())));
    Map<String, String> generated = facts.generated().getOrDefault(table.name(), Map.of());
    return new Target(lineage, types, conditions(table, types, generated, facts), generated);
  }

  private static List<Condition> conditions(
      Table table, Map<String, ValueType> types, Map<String, String> generated, ServerFacts facts) {
    Set<Condition> conditions =
        new LinkedHashSet<>(facts.checks().getOrDefault(table.name(), List.of()));
    String bound = facts.partitions().get(table.name());
    if (bound != null) {
      conditions.add(new Condition(bound, Set.of()));
      String guide = HASHED.matcher(bound).replaceAll("true");
      conditions.add(new Condition(guide, mentioned(table, guide)));
    }
    for (Column column : table.columns()) {
      // in the check of a domain the value is called "value"
      facts
          .of(types.getOrDefault(column.name(), new ValueType.Unknown("")))
          .forEach(check -> conditions.add(ofDomain(column.name(), check)));
      if (generated.containsKey(column.name()) && !column.nullable()) {
        conditions.add(
            new Condition(SqlIdentifier.of(column.name()) + " is not null", Set.of(column.name())));
      }
    }
    return conditions.stream().map(c -> resolved(c, table, generated)).toList();
  }

  private static Condition ofDomain(String column, String check) {
    String sql =
        "(select (%s) from (select %s as value) as of_domain)"
            .formatted(check, SqlIdentifier.of(column));
    return new Condition(sql, Set.of(column));
  }

  /** About the columns that are written: not those that are computed from them. */
  private static Condition resolved(
      Condition condition, Table table, Map<String, String> generated) {
    Set<String> columns = new HashSet<>();
    for (String column : condition.columns()) {
      String expression = generated.get(column);
      columns.addAll(expression == null ? Set.of(column) : mentioned(table, expression));
    }
    return new Condition(condition.sql(), columns);
  }

  private static Set<String> mentioned(Table table, String expression) {
    Set<String> names = new HashSet<>(ExpressionLiterals.names(expression));
    names.removeIf(name -> table.column(name).isEmpty());
    return names;
  }

  Table table() {
    return lineage.get(0);
  }

  /** The table that applications know. */
  Table whole() {
    return lineage.get(lineage.size() - 1);
  }

  /** Those that are written, in the table's order. */
  List<Column> columns() {
    return table().columns().stream().filter(column -> column.generation() == null).toList();
  }

  ValueType type(String column) {
    return types.getOrDefault(column, new ValueType.Unknown(column));
  }

  boolean isNullable(String column) {
    boolean isNullable = table().column(column).map(Column::nullable).orElse(true);
    return isNullable && !(type(column) instanceof ValueType.DomainOf domain && !domain.nullable());
  }

  /** Those that can be kept: not of columns that are computed. Those of more columns come first. */
  List<ForeignKey> foreignKeys() {
    return lineage.stream()
        .flatMap(table -> table.foreignKeys().stream())
        .filter(key -> key.columns().stream().noneMatch(generated::containsKey))
        .filter(key -> key.enforcement() != Enforcement.NOT_ENFORCED)
        .sorted((a, b) -> Integer.compare(b.columns().size(), a.columns().size()))
        .toList();
  }

  /** Whether a row need not refer to anything: by a column that it may leave null. */
  boolean isOptional(ForeignKey key) {
    return key.match() == ForeignKey.Match.FULL
        ? key.columns().stream().allMatch(this::isNullable)
        : key.columns().stream().anyMatch(this::isNullable);
  }

  /** The columns of which no two rows may have the same values, one set for each rule. */
  List<Set<String>> keys() {
    return lineage.stream().flatMap(table -> keys(table)).toList();
  }

  private static Stream<Set<String>> keys(Table table) {
    Stream<Set<String>> primary =
        Stream.ofNullable(table.primaryKey()).map(key -> Set.copyOf(key.columns()));
    Stream<Set<String>> unique =
        table.uniqueConstraints().stream().map(key -> Set.copyOf(key.columns()));
    Stream<Set<String>> indexes =
        table.indexes().stream()
            .filter(index -> index.unique())
            .map(index -> mentioned(table, index.parts().toString()));
    return Stream.concat(primary, Stream.concat(unique, indexes));
  }

  /** The columns of exclusion constraints. */
  Set<String> excluding() {
    Set<String> columns = new HashSet<>();
    for (Table table : lineage) {
      table
          .constraints()
          .exclusions()
          .forEach(e -> columns.addAll(mentioned(table, e.parts().toString())));
    }
    return columns;
  }

  /** The columns from which indexes or other columns are computed, which may fail. */
  Set<String> computedFrom() {
    Set<String> columns = new HashSet<>();
    generated.values().forEach(expression -> columns.addAll(mentioned(table(), expression)));
    for (Table table : lineage) {
      table.indexes().stream()
          .flatMap(
              index ->
                  Stream.concat(
                      index.keys().stream().filter(key -> key.contains("(")),
                      Stream.ofNullable(index.predicate())))
          .filter(expression -> !Harmless.isHarmless(expression))
          .forEach(expression -> columns.addAll(mentioned(table, expression)));
    }
    return columns;
  }

  /** Functions that take any text. */
  private static final class Harmless {
    private static final Set<String> FUNCTIONS =
        Set.of("lower", "upper", "btrim", "coalesce", "length", "md5", "to_tsvector", "text");

    static boolean isHarmless(String expression) {
      return FUNCTIONS.stream().anyMatch(expression::startsWith)
          && !expression.contains("->")
          && !expression.contains("::integer");
    }
  }

  /** Whether rows that break a key can be left out; rules and deferrable keys prevent that. */
  boolean leavesOutConflicts() {
    return lineage.stream()
        .allMatch(
            table -> table.rules().isEmpty() && deferrabilities(table).allMatch(NEVER::equals));
  }

  private static Stream<Deferrability> deferrabilities(Table table) {
    return Stream.of(
            Stream.ofNullable(table.primaryKey()).map(PrimaryKey::deferrability),
            table.uniqueConstraints().stream().map(UniqueConstraint::deferrability),
            table.constraints().exclusions().stream().map(ExclusionConstraint::deferrability))
        .flatMap(deferrabilities -> deferrabilities);
  }

  /** For references in what is computed from a row: its own name. */
  String alias() {
    return SqlIdentifier.of(table().name().name());
  }
}
