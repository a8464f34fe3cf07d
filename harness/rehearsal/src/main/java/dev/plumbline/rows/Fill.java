package dev.plumbline.rows;

import dev.plumbline.rows.ColumnValues.QualifiedColumn;
import dev.plumbline.rows.FillOrder.Step;
import dev.plumbline.rows.GeneratedRows.Filled;
import dev.plumbline.rows.GeneratedRows.Kind;
import dev.plumbline.rows.GeneratedRows.Unfilled;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One run over all tables of a database. */
final class Fill {

  private static final String IN_A_CIRCLE =
      "its foreign keys and others refer to one another in a circle, and none of them may be null,"
          + " or be checked later, and the role may not set session_replication_role";

  private final Session session;
  private final Schema schema;
  private final Kind kind;
  private final int rows;
  private final long seed;
  private final Predicate<QualifiedName> fully;
  private final SchemaTypes types;
  private final Map<QualifiedName, String> reasons = new HashMap<>();
  private final List<Step> filled = new ArrayList<>();
  private final Set<QualifiedColumn> narrowed;

  Fill(
      Session session,
      Schema schema,
      Kind kind,
      int rows,
      long seed,
      Predicate<QualifiedName> fully) {
    this.session = session;
    this.schema = schema;
    this.kind = kind;
    this.rows = rows;
    this.seed = seed;
    this.fully = fully;
    this.types = new SchemaTypes(schema);
    this.narrowed = narrowed();
  }

  Filled run() throws SQLException {
    ServerFacts facts = ServerFacts.read(session.connection());
    Set<QualifiedName> empty = ServerFacts.empty(session.connection(), readable());
    List<Target> targets =
        schema.tables().stream()
            .filter(Fill::holdsRows)
            .map(table -> Target.of(FillOrder.lineage(schema, table.name()), types, facts))
            .filter(target -> empty.contains(target.whole().name()))
            .toList();
    PlainValues plain = new PlainValues(rows, UnknownTypes.known(session, targets));
    for (Step step : FillOrder.of(schema, targets)) {
      fill(step, plain);
    }
    new Afterwards(session, schema, kind, filled, types).run();
    return result();
  }

  /** Those of which the server can be asked whether they have rows. */
  private List<Table> readable() {
    return schema.tables().stream()
        .filter(table -> !table.type().isView() && table.type() != Table.Type.FOREIGN_TABLE)
        .filter(table -> table.foreign().foreignServer() == null)
        .toList();
  }

  /** Not what only stands for rows elsewhere. */
  private static boolean holdsRows(Table table) {
    return (table.type() == Table.Type.TABLE || table.type() == Table.Type.PARTITION)
        && table.inheritance().partitionKey() == null
        && !table.inheritance().detachPending()
        && table.foreign().foreignServer() == null;
  }

  private void fill(Step step, PlainValues plain) throws SQLException {
    long next = 1;
    int parts = step.targets().size();
    int wanted = isFull(step) ? rows : Math.min(rows, GeneratedRows.FEW);
    long each = Math.min(wanted, Math.max(2, (wanted + parts - 1) / parts));
    for (Target target : step.targets()) {
      Optional<String> obstacle = obstacle(target, step, plain);
      if (obstacle.isPresent()) {
        reasons.put(target.table().name(), obstacle.get());
      } else {
        next = fill(target, step, plain, next, each);
      }
    }
    filled.add(step);
    if (kind == Kind.PLAIN) {
      SequencePositions.advance(session, schema, step);
    }
  }

  private boolean isFull(Step step) {
    return step.targets().stream()
        .anyMatch(target -> fully.test(target.table().name()) || fully.test(target.whole().name()));
  }

  private long fill(Target target, Step step, PlainValues plain, long next, long each)
      throws SQLException {
    List<ParentJoin> joins = joins(target, step);
    try (KeyChecks checks = KeyChecks.during(session, target, joins, unkept(target, step))) {
      if (!checks.allowRows()) {
        reasons.put(target.table().name(), IN_A_CIRCLE);
        return next;
      }
      TableFill fill = new TableFill(session, schema, target, joins, plain, narrowed, seed);
      TableFill.Result result = fill.fill(kind, next, each);
      if (result.reason() != null) {
        reasons.put(target.table().name(), result.reason());
      }
      return result.next();
    }
  }

  /** A type that has no values, or a parent that has no rows, where there has to be one. */
  private Optional<String> obstacle(Target target, Step step, PlainValues plain)
      throws SQLException {
    for (Column column : target.columns()) {
      String name = column.name();
      if (!target.isNullable(name) && plain.of(target.type(name)).isEmpty()) {
        return Optional.of("no text is known that is a value of type " + column.type());
      }
    }
    for (ForeignKey key : target.foreignKeys()) {
      boolean isNeeded =
          !RowPlan.isOwn(target, key) && !target.isOptional(key) && !step.later().contains(key);
      if (isNeeded && !hasRows(key.target())) {
        return Optional.of(
            "its foreign key "
                + key.name()
                + " needs rows in "
                + key.target()
                + ", which has none");
      }
    }
    return Optional.empty();
  }

  /** Foreign keys that have to refer to rows that there are only later. */
  private static List<ForeignKey> unkept(Target target, Step step) {
    return target.foreignKeys().stream()
        .filter(key -> step.later().contains(key) && !target.isOptional(key))
        .toList();
  }

  private boolean hasRows(QualifiedName name) throws SQLException {
    Optional<Table> table = schema.table(name);
    return table.isPresent()
        && ServerFacts.empty(session.connection(), List.of(table.get())).isEmpty();
  }

  private List<ParentJoin> joins(Target target, Step step) throws SQLException {
    List<ParentJoin> joins = new ArrayList<>();
    Map<String, String> assigned = new HashMap<>();
    for (ForeignKey key : target.foreignKeys()) {
      if (RowPlan.isOwn(target, key) || step.later().contains(key) || !hasRows(key.target())) {
        continue;
      }
      Table parent = schema.table(key.target()).orElseThrow();
      Map<String, String> decided = new HashMap<>(assigned);
      decided.keySet().retainAll(key.columns());
      ParentJoin join = new ParentJoin("p" + joins.size(), key, parent, decided, types(parent));
      key.columns().forEach(column -> assigned.putIfAbsent(column, join.value(column)));
      joins.add(join);
    }
    return joins;
  }

  private Map<String, ValueType> types(Table table) {
    return table.columns().stream()
        .collect(Collectors.toMap(Column::name, column -> types.of(column.type())));
  }

  /** Columns to which columns of another type refer, which may hold less. */
  private Set<QualifiedColumn> narrowed() {
    Set<QualifiedColumn> narrowed = new HashSet<>();
    for (Table table : schema.tables()) {
      for (ForeignKey key : table.foreignKeys()) {
        Optional<Table> parent = schema.table(key.target());
        for (String column : key.columns()) {
          String to = key.targetOf(column).orElseThrow();
          Optional<String> type = parent.flatMap(p -> p.column(to)).map(Column::type);
          if (!type.equals(table.column(column).map(Column::type))) {
            narrowed.add(new QualifiedColumn(key.target(), to));
          }
        }
      }
    }
    return narrowed;
  }

  private Filled result() throws SQLException {
    Map<QualifiedName, Long> counts = counts();
    List<Unfilled> unfilled =
        schema.tables().stream()
            .filter(table -> !table.type().isView())
            .filter(table -> counts.getOrDefault(table.name(), 0L) == 0)
            .map(table -> new Unfilled(table.name(), reason(table)))
            .sorted(Comparator.comparing(entry -> entry.table().toString()))
            .toList();
    return new Filled(counts, unfilled);
  }

  private String reason(Table table) {
    if (table.foreign().foreignServer() != null) {
      return "it is a foreign table: its rows are in another place";
    }
    if (table.inheritance().detachPending()) {
      return "it is being detached";
    }
    boolean hasPartitions =
        schema.tables().stream().anyMatch(t -> t.inheritance().parents().contains(table.name()));
    return reasons.getOrDefault(
        table.name(),
        hasPartitions ? "none of its partitions could be filled" : "it has no partition");
  }

  private Map<QualifiedName, Long> counts() throws SQLException {
    Map<QualifiedName, Long> counts = new LinkedHashMap<>();
    List<Table> tables = readable();
    if (tables.isEmpty()) {
      return counts;
    }
    String question =
        tables.stream()
            .map(table -> "(select pg_catalog.count(*) from " + ServerFacts.only(table) + ")")
            .collect(Collectors.joining(", ", "select ", ""));
    long[] answer = session.numbers(question).get(0);
    for (int i = 0; i < answer.length; i++) {
      counts.put(tables.get(i).name(), answer[i]);
    }
    return counts;
  }
}
