package dev.plumbline.rows;

import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Expressions that the server evaluates when a row is written, printed as this session has to spell
 * them: a schema as a value has them as another search path would.
 *
 * @param checks by table, those of its partitioned table included
 * @param domains the same by domain
 * @param partitions what rows a partition takes, by partition
 * @param generated how columns are computed, by table and column
 */
record ServerFacts(
    Map<QualifiedName, List<Condition>> checks,
    Map<QualifiedName, List<String>> domains,
    Map<QualifiedName, String> partitions,
    Map<QualifiedName, Map<String, String>> generated) {

  /** Not enforced are some checks of PostgreSQL 18, which the older do not know. */
  private static final String QUERY =
      RowValue.qualified(
          """
          select 'check' as kind, n.nspname, c.relname,
            pg_catalog.pg_get_expr(o.conbin, o.conrelid) as expression,
            array(select a.attname::pg_catalog.text from pg_catalog.pg_attribute as a
              where a.attrelid {=} o.conrelid and a.attnum {=} any (o.conkey)
              order by a.attnum) as columns, o.conname as name
          from pg_catalog.pg_constraint as o
          join pg_catalog.pg_class as c on c.oid {=} o.conrelid
          join pg_catalog.pg_namespace as n on n.oid {=} c.relnamespace
          where o.contype {=} 'c' and coalesce(
              pg_catalog.jsonb_extract_path_text(pg_catalog.to_jsonb(o), 'conenforced'), 'true')
            {=} 'true' and n.nspname {<>} 'information_schema'
          union all
          select 'domain', n.nspname, t.typname, pg_catalog.pg_get_expr(o.conbin, 0), '{}', o.conname
          from pg_catalog.pg_constraint as o
          join pg_catalog.pg_type as t on t.oid {=} o.contypid
          join pg_catalog.pg_namespace as n on n.oid {=} t.typnamespace
          where o.contype {=} 'c' and n.nspname {<>} 'information_schema'
          union all
          select 'partition', n.nspname, c.relname,
            pg_catalog.pg_get_partition_constraintdef(c.oid), '{}', ''
          from pg_catalog.pg_class as c
          join pg_catalog.pg_namespace as n on n.oid {=} c.relnamespace
          where c.relispartition and c.relkind {=} any ('{r, p, f}')
          union all
          select 'generated', n.nspname, c.relname, pg_catalog.pg_get_expr(d.adbin, d.adrelid),
            array[a.attname::pg_catalog.text], a.attname
          from pg_catalog.pg_attribute as a
          join pg_catalog.pg_attrdef as d on d.adrelid {=} a.attrelid and d.adnum {=} a.attnum
          join pg_catalog.pg_class as c on c.oid {=} a.attrelid
          join pg_catalog.pg_namespace as n on n.oid {=} c.relnamespace
          where a.attgenerated {<>} '' and not a.attisdropped
          order by kind, nspname, relname, name
          """);

  /**
   * A condition that a row has to meet.
   *
   * @param sql true or null for a row that meets it
   * @param columns that it is about
   */
  record Condition(String sql, Set<String> columns) {}

  static ServerFacts read(Connection connection) throws SQLException {
    ServerFacts facts =
        new ServerFacts(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(QUERY)) {
      while (row.next()) {
        if (row.getString("expression") != null) { // a default partition may stand alone
          facts.add(row);
        }
      }
    }
    return facts;
  }

  private void add(ResultSet row) throws SQLException {
    QualifiedName name = new QualifiedName(row.getString("nspname"), row.getString("relname"));
    String expression = row.getString("expression");
    String[] columns = (String[]) row.getArray("columns").getArray();
    switch (row.getString("kind")) {
      case "check" ->
          checks
              .computeIfAbsent(name, key -> new ArrayList<>())
              .add(new Condition(expression, Set.of(columns)));
      case "domain" -> domains.computeIfAbsent(name, key -> new ArrayList<>()).add(expression);
      case "partition" -> partitions.put(name, expression);
      default ->
          generated.computeIfAbsent(name, key -> new HashMap<>()).put(columns[0], expression);
    }
  }

  /** Those of the tables that have no rows, those that inherit from them left out. */
  static Set<QualifiedName> empty(Connection connection, Collection<Table> tables)
      throws SQLException {
    Set<QualifiedName> empty = new HashSet<>();
    if (tables.isEmpty()) {
      return empty;
    }
    List<Table> asked = List.copyOf(tables);
    String question =
        asked.stream()
            .map(table -> "exists (select from " + only(table) + ")")
            .collect(Collectors.joining(", ", "select array[", "]"));
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      Boolean[] hasRows = (Boolean[]) row.getArray(1).getArray();
      for (int i = 0; i < hasRows.length; i++) {
        if (!hasRows[i]) {
          empty.add(asked.get(i).name());
        }
      }
    }
    return empty;
  }

  /** For FROM: a partitioned table has no rows of its own, any other is meant alone. */
  static String only(Table table) {
    return (table.inheritance().partitionKey() == null ? "only " : "") + table.name().quoted();
  }

  /** What a domain demands, and those that it is made of. */
  Stream<String> of(ValueType type) {
    return type instanceof ValueType.DomainOf domain
        ? Stream.concat(domains.getOrDefault(domain.name(), List.of()).stream(), of(domain.base()))
        : Stream.empty();
  }
}
