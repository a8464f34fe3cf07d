package dev.plumbline.safety;

import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import dev.plumbline.text.SqlIdentifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that was there before the first new changeSet, by its number: what is created later is empty
 * in production, and nobody uses it yet.
 */
record Relations(Map<Long, Relation> byNumber) {

  private static final String RELATIONS =
      """
      with recursive top(oid, top) as (
        select c.oid, c.oid
        from pg_catalog.pg_class as c
        where not exists (
          select from pg_catalog.pg_inherits as i where i.inhrelid operator(pg_catalog.=) c.oid)
        union
        select i.inhrelid, t.top
        from top as t
        join pg_catalog.pg_inherits as i on i.inhparent operator(pg_catalog.=) t.oid)
      select distinct on (c.oid) c.oid, n.nspname, c.relname, c.relkind,
        coalesce(x.indrelid, c.oid) as owner, t.top
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid operator(pg_catalog.=) c.relnamespace
      left join pg_catalog.pg_index as x on x.indexrelid operator(pg_catalog.=) c.oid
      join top as t on t.oid operator(pg_catalog.=) coalesce(x.indrelid, c.oid)
      where c.relkind operator(pg_catalog.=) any ('{r,p,m,i,I}')
        and not n.nspname operator(pg_catalog.~) '^(pg_|information_schema$)'
      order by c.oid
      """;

  Relations {
    byNumber = Map.copyOf(byNumber);
  }

  /** Those of a schema, with the rows that they have now. */
  static Relations read(Connection connection, Schema schema) throws SQLException {
    Map<QualifiedName, Table> known =
        schema.tables().stream().collect(Collectors.toMap(Table::name, table -> table));
    Map<Long, Relation> found = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(RELATIONS)) {
      while (row.next()) {
        Relation relation =
            new Relation(
                row.getLong("oid"),
                new QualifiedName(row.getString("nspname"), row.getString("relname")),
                row.getString("relkind").charAt(0),
                row.getLong("owner"),
                row.getLong("top"),
                0);
        found.put(relation.number(), relation);
      }
    }
    found.values().removeIf(relation -> !relation.isIndex() && !known.containsKey(relation.name()));
    Set<Long> tables = Set.copyOf(found.keySet());
    found.values().removeIf(relation -> !tables.contains(relation.table()));
    return new Relations(found).counted(connection);
  }

  private Relations counted(Connection connection) throws SQLException {
    Map<Long, Long> rows = new LinkedHashMap<>();
    for (Relation table : tables()) {
      rows.put(table.number(), count(connection, table.name()));
    }
    return new Relations(
        byNumber.values().stream()
            .collect(
                Collectors.toMap(
                    Relation::number,
                    one ->
                        new Relation(
                            one.number(),
                            one.name(),
                            one.kind(),
                            one.table(),
                            one.top(),
                            rows.getOrDefault(one.table(), 0L)))));
  }

  private static long count(Connection connection, QualifiedName table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select pg_catalog.count(*) from "
                    + SqlIdentifier.of(table.namespace(), table.name()))) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      if ("55000".equals(e.getSQLState())) {
        return 0; // a materialized view that nobody has filled
      }
      throw e;
    }
  }

  /** Without indexes, sorted by name. */
  Collection<Relation> tables() {
    return byNumber.values().stream()
        .filter(relation -> !relation.isIndex())
        .sorted(Comparator.comparing(relation -> relation.name().toString()))
        .toList();
  }

  /** The names of the tables that these are, or belong to: of a partition its parent's, too. */
  Set<QualifiedName> of(Collection<Long> numbers) {
    return numbers.stream()
        .map(byNumber::get)
        .filter(Objects::nonNull)
        .flatMap(relation -> Stream.of(relation.table(), relation.top()))
        .map(byNumber::get)
        .filter(Objects::nonNull)
        .map(Relation::name)
        .collect(Collectors.toSet());
  }

  /** Null for what has been created since. */
  @Nullable Relation get(long number) {
    return byNumber.get(number);
  }

  /** The table of that name, preferring one of {@code likely}: the server tells no schema. */
  Optional<Relation> named(String table, Collection<Long> likely) {
    return tables().stream()
        .filter(relation -> relation.name().name().equals(table))
        .min(
            (one, other) ->
                Boolean.compare(!likely.contains(one.number()), !likely.contains(other.number())));
  }

  /** As an array of the server's. */
  String numbers() {
    return byNumber.keySet().stream()
        .map(String::valueOf)
        .collect(Collectors.joining(",", "'{", "}'::pg_catalog.oid[]"));
  }
}
