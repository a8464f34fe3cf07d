package dev.plumbline.rows;

import dev.plumbline.rows.FillOrder.Step;
import dev.plumbline.rows.GeneratedRows.Kind;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Enforcement;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import dev.plumbline.text.SqlIdentifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is done when all tables have rows: references to tables that came later, rows without a
 * parent, positions of sequences, statistics, materialized views.
 */
final class Afterwards {

  private static final System.Logger LOG = System.getLogger(Afterwards.class.getName());

  /** One row of so many loses its parent. */
  private static final int ORPHAN_EVERY = 50;

  /** Farther than any row that has been made. */
  private static final String NOBODY = "(r.n {+} 700000007)";

  private final Session session;
  private final Schema schema;
  private final Kind kind;
  private final List<Step> steps;
  private final SchemaTypes types;

  Afterwards(Session session, Schema schema, Kind kind, List<Step> steps, SchemaTypes types) {
    this.session = session;
    this.schema = schema;
    this.kind = kind;
    this.steps = steps;
    this.types = types;
  }

  void run() throws SQLException {
    for (Step step : steps) {
      for (Target target : step.targets()) {
        for (ForeignKey key : step.later()) {
          refer(target, key);
        }
      }
    }
    attempt("set constraints all immediate");
    if (kind == Kind.HOSTILE) {
      orphans();
    }
    analyze();
    refresh();
  }

  /** Not all that could be done had to be. */
  private void attempt(String sql) throws SQLException {
    String refusal = session.attempt(sql).refusal();
    if (refusal != null) {
      LOG.log(System.Logger.Level.DEBUG, "Generated rows: {0}: {1}", sql, refusal);
    }
  }

  private void refer(Target target, ForeignKey key) throws SQLException {
    Table parent = schema.table(key.target()).orElseThrow();
    Map<String, String> decided = new HashMap<>();
    for (String column : key.columns()) {
      boolean isAlsoOfAnother =
          target.foreignKeys().stream()
              .anyMatch(other -> !other.equals(key) && other.columns().contains(column));
      if (isAlsoOfAnother || target.keys().stream().anyMatch(unique -> unique.contains(column))) {
        decided.put(column, "r." + SqlIdentifier.of(column));
      }
    }
    if (decided.keySet().containsAll(key.columns())) {
      decided.clear();
    }
    ParentJoin join = new ParentJoin("p", key, parent, decided, types(parent));
    String values =
        key.columns().stream()
            .filter(column -> !decided.containsKey(column))
            .map(column -> SqlIdentifier.of(column) + " = " + join.value(column))
            .collect(Collectors.joining(", "));
    String some =
        kind == Kind.HOSTILE && target.isOptional(key)
            ? " and pg_catalog.mod(r.n, 10::pg_catalog.int8) {<>} 3"
            : "";
    attempt(update(target.table(), values, join.sql("r.n"), "p.n is not null" + some));
    if (!target.isOptional(key)) {
      attempt(
          "delete from "
              + ServerFacts.only(target.table())
              + " as u where not exists (select from "
              + ServerFacts.only(parent)
              + " as p where "
              + key.columns().stream()
                  .map(
                      column ->
                          RowValue.qualified(
                              "p."
                                  + SqlIdentifier.of(key.targetOf(column).orElseThrow())
                                  + " {=} u."
                                  + SqlIdentifier.of(column)))
                  .collect(Collectors.joining(" and "))
              + ")");
    }
  }

  /** Rows of a table are told apart, and counted, by where they are. */
  private static String update(Table table, String values, String join, String condition) {
    return RowValue.qualified(
        """
        update %s as u set %s
        from (select t.*, t.tableoid as o, t.ctid as i,
            pg_catalog.row_number() over (order by t.ctid) {-} 1 as n from %s as t) as r
        %s
        where u.ctid {=} r.i and u.tableoid {=} r.o and %s"""
            .formatted(ServerFacts.only(table), values, ServerFacts.only(table), join, condition));
  }

  private Map<String, ValueType> types(Table table) {
    return table.columns().stream()
        .collect(Collectors.toMap(Column::name, column -> types.of(column.type())));
  }

  /** Where the server does not look, if the role may keep it from looking. */
  private void orphans() throws SQLException {
    List<String> updates = new ArrayList<>();
    for (Step step : steps) {
      for (Target target : step.targets()) {
        target.foreignKeys().stream()
            .filter(key -> key.enforcement() == Enforcement.NOT_VALID && key.columns().size() == 1)
            .forEach(key -> orphan(target, key.columns().get(0)).ifPresent(updates::add));
      }
    }
    if (!updates.isEmpty() && ReplicaRole.enter(session)) {
      for (String update : updates) {
        attempt(update);
      }
      ReplicaRole.leave(session);
    }
  }

  private Optional<String> orphan(Target target, String column) {
    return new PlainValues(Integer.MAX_VALUE, Map.of())
        .of(target.type(column))
        .filter(RowValue::distinct)
        .map(
            value ->
                update(
                    target.table(),
                    SqlIdentifier.of(column) + " = " + value.at(NOBODY),
                    "",
                    "pg_catalog.mod(r.n, %d::pg_catalog.int8) {=} 7".formatted(ORPHAN_EVERY)));
  }

  private void analyze() throws SQLException {
    String tables = steps.stream().map(s -> s.table().quoted()).collect(Collectors.joining(", "));
    if (!tables.isEmpty()) {
      attempt("analyze " + tables);
    }
  }

  /** Those that have been filled, in the order in which they were made. */
  private void refresh() throws SQLException {
    List<String> views = new ArrayList<>();
    try (Statement statement = session.connection().createStatement();
        ResultSet row =
            statement.executeQuery(
                RowValue.qualified(
                    "select n.nspname, c.relname from pg_catalog.pg_class as c join"
                        + " pg_catalog.pg_namespace as n on n.oid {=} c.relnamespace"
                        + " where c.relkind {=} 'm' and c.relispopulated order by c.oid"))) {
      while (row.next()) {
        views.add(SqlIdentifier.of(row.getString(1), row.getString(2)));
      }
    }
    for (String view : views) {
      attempt("refresh materialized view " + view);
    }
  }
}
