package dev.plumbline.safety;

import dev.plumbline.history.HistoryLocation;
import dev.plumbline.schema.QualifiedName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many rows the tables of a database have, as far as the server knows without counting them.
 * Immutable.
 *
 * @param sizes of all tables and materialized views but Liquibase's and those of extensions; of a
 *     partitioned table, and of one from which others inherit, with the rows of those
 * @param unknown those that have rows of which the server knows nothing, in alphabetical order:
 *     they are not in {@code sizes}, and so count as large
 */
public record EstimatedSizes(TableSizes sizes, List<QualifiedName> unknown) {

  /**
   * What ANALYZE and VACUUM have seen, else what the statistics have counted. Where both know
   * nothing, as after a restore or a crash, only a file without a byte is known to have no rows.
   */
  private static final String ESTIMATES =
      """
      with recursive part(top, oid) as (
        select c.oid, c.oid
        from pg_catalog.pg_class as c
        join pg_catalog.pg_namespace as n on n.oid operator(pg_catalog.=) c.relnamespace
        where c.relkind operator(pg_catalog.=) any ('{r,p,m}')
          and not n.nspname operator(pg_catalog.~) '^(pg_|information_schema$)'
          and not exists (
            select from pg_catalog.pg_depend as d
            where d.classid operator(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
              and d.objid operator(pg_catalog.=) c.oid
              and d.deptype operator(pg_catalog.=) 'e')
        union
        select p.top, i.inhrelid
        from part as p
        join pg_catalog.pg_inherits as i on i.inhparent operator(pg_catalog.=) p.oid),
      estimate as (
        select p.top,
          case
            when c.relkind operator(pg_catalog.=) 'p' then 0
            when c.reltuples operator(pg_catalog.>=) 0 then c.reltuples::pg_catalog.int8
            when pg_catalog.pg_stat_get_live_tuples(c.oid) operator(pg_catalog.>) 0
              then pg_catalog.pg_stat_get_live_tuples(c.oid)
            when pg_catalog.pg_relation_size(c.oid) operator(pg_catalog.=) 0 then 0
          end as known
        from part as p
        join pg_catalog.pg_class as c on c.oid operator(pg_catalog.=) p.oid)
      select n.nspname, c.relname, pg_catalog.sum(e.known)::pg_catalog.int8 as estimated,
        pg_catalog.bool_and(e.known is not null) as is_known
      from estimate as e
      join pg_catalog.pg_class as c on c.oid operator(pg_catalog.=) e.top
      join pg_catalog.pg_namespace as n on n.oid operator(pg_catalog.=) c.relnamespace
      group by n.nspname, c.relname
      order by n.nspname, c.relname
      """;

  public EstimatedSizes {
    unknown = List.copyOf(unknown);
  }

  /**
   * Asks the server, in one query that writes nothing and reads no table of the service's.
   *
   * @throws SQLException if the server fails
   */
  public static EstimatedSizes read(Connection connection) throws SQLException {
    Set<String> liquibases = liquibasesTables();
    Map<QualifiedName, Long> rows = new HashMap<>();
    List<QualifiedName> unknown = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ESTIMATES)) {
      while (row.next()) {
        QualifiedName table = new QualifiedName(row.getString("nspname"), row.getString("relname"));
        if (liquibases.contains(table.name().toLowerCase(Locale.ROOT))) {
          continue;
        }
        if (row.getBoolean("is_known")) {
          rows.put(table, row.getLong("estimated"));
        } else {
          unknown.add(table);
        }
      }
    }
    return new EstimatedSizes(new TableSizes(rows), unknown);
  }

  private static Set<String> liquibasesTables() {
    return Stream.of(HistoryLocation.USUAL, HistoryLocation.configured())
        .flatMap(location -> Stream.of(location.table(), location.lockTable()))
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
